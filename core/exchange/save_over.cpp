// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/save_over.h"

namespace fovea {

Result<void> saveProjectOver(const Project& project, const std::string& path, const std::optional<FileStamp>& known) {
    const auto unchanged = [&]() -> Result<void> {
        const auto there = fileStamp(path);
        // What was removed meanwhile is no loss of anybody's.
        return !there || there == known ? Result<void>() : Error{ErrorCode::FileChanged, {path}};
    };
    if (const auto now = unchanged(); !now) return now;
    return saveProject(project, path, posixFileOperations(), unchanged);
}

}  // namespace fovea
