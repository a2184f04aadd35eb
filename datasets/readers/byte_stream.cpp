// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/byte_stream.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

namespace fovea {

ByteStream::ByteStream(std::string path, ArchiveHandle archive, std::int64_t fileBytes, bool gzipped)
    : path_(std::move(path)), archive_(std::move(archive)), fileBytes_(fileBytes), gzipped_(gzipped) {}

Result<ByteStream> ByteStream::open(const std::string& path) {
    const auto size = fileSize(path);
    if (!size) return size.error();
    std::array<char, 2> start{};
    {
        std::ifstream file(path, std::ios::binary);
        if (!file) return Error(ErrorCode::FileNotReadable, {path, std::string(std::strerror(errno))});
        file.read(start.data(), start.size());
    }
    const bool gzipped = start == std::array<char, 2>{'\x1f', '\x8b'};
    // libarchive's raw format takes plain files as they are, but refuses an empty one.
    if (*size == 0) return ByteStream(path, nullptr, 0, false);
    auto opened = openArchive(path, gzipped ? ArchiveKind::RawGzip : ArchiveKind::Raw);
    if (!opened) return opened.error();
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(opened->get(), &entry);
    if (status == ARCHIVE_EOF) return ByteStream(path, nullptr, *size, gzipped);
    if (status != ARCHIVE_OK) return archiveError(path, opened->get());
    return ByteStream(path, std::move(*opened), *size, gzipped);
}

Result<std::int64_t> ByteStream::read(std::span<std::byte> bytes) {
    std::int64_t done = 0;
    while (archive_ && done < static_cast<std::int64_t>(bytes.size())) {
        const auto rest = bytes.subspan(static_cast<std::size_t>(done));
        const la_ssize_t length = archive_read_data(archive_.get(), rest.data(), rest.size());
        if (length < 0) return archiveError(path_, archive_.get());
        if (length == 0) break;
        done += length;
    }
    return done;
}

std::int64_t ByteStream::fileBytesRead() const { return archive_ ? archive_filter_bytes(archive_.get(), -1) : 0; }

}  // namespace fovea
