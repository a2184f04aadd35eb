// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "core/error.h"

namespace fovea {

/// Replaces the file at `path` by the given bytes, or leaves it untouched: temporary file in the
/// same folder, write, fsync, rename, fsync of the folder. Errors: FolderNotFound, FileNotWritable, DiskFull.
Result<void> writeFileAtomically(const std::string& path, std::span<const std::byte> bytes);

}  // namespace fovea
