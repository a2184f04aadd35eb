// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/archive/zip_files.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "datasets/archive/read_archive.h"

namespace fovea {
namespace {

using Files = std::map<std::string, std::string>;

Error broken(const std::string& path, archive* handle) {
    const char* reason = archive_error_string(handle);
    return {ErrorCode::ArchiveBroken, {path, std::string(reason != nullptr ? reason : "")}};
}

/// Reads what is there, up to one byte more than there may be.
bool readContent(archive* handle, std::size_t most, std::string& content) {
    char piece[16384];
    while (content.size() <= most) {
        const la_ssize_t got = archive_read_data(handle, piece, sizeof piece);
        if (got < 0) return false;
        if (got == 0) return true;
        content.append(piece, static_cast<std::size_t>(got));
    }
    content.resize(most + 1);
    return true;
}

/// "lesson/en.md" and "lesson/lesson.json" become "en.md" and "lesson.json".
Files withoutCommonFolder(Files files) {
    if (files.empty()) return files;
    const std::string& first = files.begin()->first;
    const std::string folder = first.substr(0, first.find('/') + 1);
    const bool common = !folder.empty() && folder.size() > 1 && folder != "../" &&
                        std::ranges::all_of(files, [&](const auto& file) { return file.first.starts_with(folder); });
    if (!common) return files;
    Files result;
    for (auto& [name, content] : files) result.emplace(name.substr(folder.size()), std::move(content));
    return result;
}

}  // namespace

Result<Files> readZip(const std::string& path, const ZipLimits& limits) {
    if (!std::filesystem::exists(path)) return Error{ErrorCode::FileNotFound, {path}};
    const ArchiveHandle handle(archive_read_new());
    archive_read_support_format_zip(handle.get());
    if (archive_read_open_filename(handle.get(), path.c_str(), 65536) != ARCHIVE_OK) {
        if (archive_errno(handle.get()) > 0)
            return Error{ErrorCode::FileNotReadable, {path, std::string(std::strerror(archive_errno(handle.get())))}};
        return broken(path, handle.get());  // what is no zip
    }
    Files files;
    archive_entry* entry = nullptr;
    int status = ARCHIVE_OK;
    while ((status = archive_read_next_header(handle.get(), &entry)) == ARCHIVE_OK) {
        if (archive_entry_filetype(entry) == AE_IFDIR) continue;
        const char* name = archive_entry_pathname_utf8(entry);
        std::string content;
        const bool isFile = archive_entry_filetype(entry) == AE_IFREG;
        if (isFile && !readContent(handle.get(), limits.mostBytes, content)) return broken(path, handle.get());
        files[name != nullptr ? name : "?"] = std::move(content);
        if (files.size() > limits.mostFiles) break;  // the caller refuses so many
    }
    if (status != ARCHIVE_OK && status != ARCHIVE_EOF) return broken(path, handle.get());
    return withoutCommonFolder(std::move(files));
}

}  // namespace fovea
