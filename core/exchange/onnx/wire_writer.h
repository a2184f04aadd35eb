// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace fovea::onnxfile {

/// Appends the fields of a message in protocol buffers' wire format, the counterpart of WireReader. Fields go out in the
/// order of the calls; the format's own library writes them by their numbers.
class WireWriter {
public:
    void whole(std::uint32_t field, std::int64_t value);
    void real(std::uint32_t field, float value);
    /// A string, bytes, or the bytes of a message.
    void bytes(std::uint32_t field, std::string_view value);
    void message(std::uint32_t field, const WireWriter& inner) { bytes(field, inner.bytes_); }
    void reserve(std::size_t bytes) { bytes_.reserve(bytes); }
    std::string take() { return std::move(bytes_); }

private:
    void varint(std::uint64_t value);

    std::string bytes_;
};

}  // namespace fovea::onnxfile
