// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <system_error>

namespace fovea {

/// Whether a path is a folder, or a plain file, or leads to one; false too where that can't be told.
inline bool isFolder(const std::filesystem::path& path) {
    std::error_code fault;
    return std::filesystem::is_directory(path, fault);
}
inline bool isPlainFile(const std::filesystem::path& path) {
    std::error_code fault;
    return std::filesystem::is_regular_file(path, fault);
}

}  // namespace fovea
