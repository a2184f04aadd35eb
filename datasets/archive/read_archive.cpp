// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/archive/read_archive.h"

#include <archive.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "core/reason.h"

namespace fovea {

namespace {
constexpr std::size_t archiveBlockBytes = 256 * 1024;
}

void ArchiveCloser::operator()(archive* handle) const { archive_read_free(handle); }

Error archiveError(const std::string& path, archive* handle) {
    const int number = archive_errno(handle);
    if (number == EIO) return {ErrorCode::FileNotReadable, {path, std::generic_category().message(number)}};
    return {ErrorCode::ArchiveBroken, {path, because(Reason::ContentsDamaged)}};
}

Result<std::int64_t> fileSize(const std::string& path) {
    std::error_code fault;
    const auto status = std::filesystem::status(path, fault);
    if (status.type() == std::filesystem::file_type::not_found) return Error(ErrorCode::FileNotFound, {path});
    if (fault) return Error(ErrorCode::FileNotReadable, {path, fault.message()});
    if (std::filesystem::is_directory(status)) return Error(ErrorCode::TargetIsFolder, {path});
    if (!std::filesystem::is_regular_file(status)) {
        return Error(ErrorCode::FileNotReadable, {path, because(Reason::NotPlainFile)});
    }
    const auto size = std::filesystem::file_size(path, fault);
    if (fault) return Error(ErrorCode::FileNotReadable, {path, fault.message()});
    return static_cast<std::int64_t>(size);
}

Result<ArchiveHandle> openArchive(const std::string& path, ArchiveKind kind) {
    const auto size = fileSize(path);
    if (!size) return size.error();
    ArchiveHandle handle(archive_read_new());
    if (!handle) return Error(ErrorCode::OutOfMemory, {std::int64_t{archiveBlockBytes}, std::int64_t{0}});
    if (kind != ArchiveKind::Raw) archive_read_support_filter_gzip(handle.get());
    if (kind == ArchiveKind::Tar) {
        archive_read_support_format_tar(handle.get());
    } else {
        archive_read_support_format_raw(handle.get());
    }
    if (archive_read_open_filename(handle.get(), path.c_str(), archiveBlockBytes) != ARCHIVE_OK) {
        return archiveError(path, handle.get());
    }
    return handle;
}

}  // namespace fovea
