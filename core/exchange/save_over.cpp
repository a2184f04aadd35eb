// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/save_over.h"

namespace fovea {
namespace {

Result<std::optional<FileStamp>> saveChecked(const Project& project, const std::string& path,
                                             const FileOperations& operations, const BeforeReplacing& mayReplace) {
    std::optional<FileStamp> stamp;
    FileOperations watched = operations;
    // A file keeps its stamp when it gets another name, and under the first one nobody else knows it.
    watched.rename = [&](const std::string& from, const std::string& to) {
        stamp = fileStamp(from);
        return operations.rename(from, to);
    };
    const auto saved = saveProject(project, path, watched, mayReplace);
    if (!saved) return saved.error();
    return stamp;
}

}  // namespace

Result<std::optional<FileStamp>> saveProjectStamped(const Project& project, const std::string& path,
                                                    const FileOperations& operations) {
    return saveChecked(project, path, operations, {});
}

Result<std::optional<FileStamp>> saveProjectOver(const Project& project, const std::string& path,
                                                 const std::optional<FileStamp>& known,
                                                 const FileOperations& operations) {
    const auto unchanged = [&]() -> Result<void> {
        const auto there = fileStamp(path);
        // What was removed meanwhile is no loss of anybody's.
        return !there || there == known ? Result<void>() : Error{ErrorCode::FileChanged, {path}};
    };
    if (const auto now = unchanged(); !now) return now.error();
    return saveChecked(project, path, operations, unchanged);
}

}  // namespace fovea
