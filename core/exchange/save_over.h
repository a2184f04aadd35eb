// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/exchange/file_stamp.h"
#include "core/exchange/project_file.h"

namespace fovea {

/// saveProject(), and how the file looks that it has written, taken before the file got its name: what others write there
/// a moment later has another stamp. Nothing where it went into a pipe or a device.
Result<std::optional<FileStamp>> saveProjectStamped(const Project& project, const std::string& path,
                                                    const FileOperations& operations = posixFileOperations());

/// The same, unless another program has written the file since it looked like `known` (nothing: there was none),
/// also while this one writes. Errors: FileChanged, and those of saveProject().
Result<std::optional<FileStamp>> saveProjectOver(const Project& project, const std::string& path,
                                                 const std::optional<FileStamp>& known,
                                                 const FileOperations& operations = posixFileOperations());

}  // namespace fovea
