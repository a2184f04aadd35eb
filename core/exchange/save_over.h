// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/exchange/file_stamp.h"
#include "core/exchange/project_file.h"

namespace fovea {

/// saveProject(), unless another program has written the file since it looked like `known` (nothing: there was none),
/// also while this one writes. Errors: FileChanged, and those of saveProject().
Result<void> saveProjectOver(const Project& project, const std::string& path, const std::optional<FileStamp>& known);

}  // namespace fovea
