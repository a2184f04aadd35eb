// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/error.h"

namespace fovea {

/// DatasetUnknown with its ForeignKind where a file's first bytes, unpacked where it is gzipped, or its name say that it is something else
/// than an archive of CIFAR-10; nullopt where it may be one. Errors of reading are left to who reads it.
std::optional<Error> foreignFile(const std::string& path);

/// The same for a folder in which no data set was found: pictures, or one file of another kind, which is named then.
/// Looks at the first thousand names, and into folders one step down.
std::optional<Error> foreignFolder(const std::string& path);

}  // namespace fovea
