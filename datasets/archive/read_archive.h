// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/error.h"

struct archive;

namespace fovea {

struct ArchiveCloser {
    void operator()(archive* handle) const;
};
using ArchiveHandle = std::unique_ptr<archive, ArchiveCloser>;

enum class ArchiveKind {
    Tar,      ///< a tar, plain or gzipped
    Raw,      ///< one file as it is
    RawGzip,  ///< one gzipped file
};

/// Opens an archive for streaming. Errors: FileNotFound, FileNotReadable, ArchiveBroken.
Result<ArchiveHandle> openArchive(const std::string& path, ArchiveKind kind);

/// What went wrong by libarchive's account: ArchiveBroken, or FileNotReadable where the drive gave up.
Error archiveError(const std::string& path, archive* handle);

/// Size of a plain file in bytes. Errors: FileNotFound, TargetIsFolder, FileNotReadable (also when it is no plain file).
Result<std::int64_t> fileSize(const std::string& path);

}  // namespace fovea
