// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/whole_content.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <span>
#include <string_view>

#include "core/memory.h"
#include "datasets/readers/byte_stream.h"

namespace fovea {

Result<std::vector<std::uint8_t>> readWholeContent(const std::string& path, const std::stop_token& stop,
                                                   DatasetProgress progress) {
    constexpr std::size_t pieceBytes = 1 << 20;
    auto stream = ByteStream::open(path);
    if (!stream) return stream.error();
    const std::uint64_t most = availableMemory().value_or(std::numeric_limits<std::int64_t>::max()) / 2;
    const auto tooMuch = [&](std::uint64_t bytes) {
        return Error(ErrorCode::OutOfMemory, {static_cast<std::int64_t>(bytes), static_cast<std::int64_t>(most), path});
    };
    if (static_cast<std::uint64_t>(stream->fileBytes()) > most)
        return tooMuch(static_cast<std::uint64_t>(stream->fileBytes()));
    std::vector<std::uint8_t> content;
    if (!stream->isGzipped()) content.reserve(static_cast<std::size_t>(stream->fileBytes()));
    std::vector<std::uint8_t> piece(std::min<std::size_t>(
        pieceBytes, stream->isGzipped() ? pieceBytes : static_cast<std::size_t>(stream->fileBytes()) + 1));
    for (;;) {
        if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
        const auto length = stream->read(std::as_writable_bytes(std::span(piece)));
        if (!length) return length.error();
        content.insert(content.end(), piece.begin(), piece.begin() + *length);
        if (static_cast<std::size_t>(*length) < piece.size()) return content;
        if (content.size() > most) return tooMuch(content.size());
        progress(stream->fileBytesRead(), stream->fileBytes());
    }
}

std::vector<std::string> filledLines(const std::vector<std::uint8_t>& text) {
    std::vector<std::string> lines;
    std::string_view rest(reinterpret_cast<const char*>(text.data()), text.size());
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
        if (!line.empty()) lines.emplace_back(line);
    }
    return lines;
}

}  // namespace fovea
