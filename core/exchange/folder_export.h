// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "core/error.h"

namespace fovea {

/// A folder of files on their way to the disk: names without folders, and contents.
struct ExportFolder {
    std::string format;  ///< "pytorch"
    std::map<std::string, std::string> files;
};

/// The list that tells a folder of ours, and whether somebody worked in it.
inline constexpr const char* exportManifest = "fovea-export.json";

/// Writes the files into a new folder beside `path` and renames it. What is at `path` already is
/// replaced only if it is an empty folder, or one that we wrote and nobody has touched since.
/// Errors: FolderNotOurs, FolderNotFound (of the parent), FileNotWritable, DiskFull.
Result<void> writeExportFolder(const std::string& path, const ExportFolder& folder);

}  // namespace fovea
