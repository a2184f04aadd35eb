// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "core/error.h"
#include "datasets/archive/read_archive.h"

namespace fovea {

/// Reads a file from its first byte to its last, unpacking it on the way where it is gzipped
/// (told by its first two bytes).
class ByteStream {
public:
    /// Errors: FileNotFound, FileNotReadable, ArchiveBroken.
    static Result<ByteStream> open(const std::string& path);

    /// Fills `bytes` as far as there is something; answers with the number of bytes read, less than
    /// asked for only at the end. Errors: FileNotReadable, ArchiveBroken.
    Result<std::int64_t> read(std::span<std::byte> bytes);
    /// Bytes of the (packed) file that were read so far, and its size.
    std::int64_t fileBytesRead() const;
    std::int64_t fileBytes() const { return fileBytes_; }
    bool isGzipped() const { return gzipped_; }

private:
    ByteStream(std::string path, ArchiveHandle archive, std::int64_t fileBytes, bool gzipped);

    std::string path_;
    ArchiveHandle archive_;
    std::int64_t fileBytes_ = 0;
    bool gzipped_ = false;
};

}  // namespace fovea
