// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/reason.h"

namespace fovea::onnxfile {

/// What makes a file unreadable. Thrown inside the importer only; importOnnx turns it into an Error.
struct BrokenFile {
    Because why;
};

/// One field of a message, still as it lies in the file.
struct WireField {
    enum class Form { Varint, Fixed64, Bytes, Fixed32 };
    std::uint32_t number = 0;
    Form form{};
    std::uint64_t value = 0;           ///< the bits of a varint or fixed number
    std::span<const std::byte> bytes;  ///< of a string, a message or packed numbers

    /// All throw BrokenFile where the field has another form than the format gives it.
    std::int64_t whole() const;
    float real() const;
    std::string_view text() const;
    std::span<const std::byte> message() const;
};

/// Walks over the fields of a message in protocol buffers' wire format
/// (https://protobuf.dev/programming-guides/encoding) without copying anything. The format's own library isn't used: from
/// a file from outside it makes an object of some hundred bytes of each two-byte message, and copies weights before
/// anybody could look at their size.
class WireReader {
public:
    explicit WireReader(std::span<const std::byte> message) : rest_(message) {}

    /// False at the end. Throws BrokenFile.
    bool next(WireField& field);
    /// A packed list of numbers is read with these.
    bool atEnd() const { return rest_.empty(); }
    std::uint64_t varint();

private:
    std::span<const std::byte> take(std::uint64_t count);

    std::span<const std::byte> rest_;
};

/// Appends whole numbers, packed or single, to `numbers`, `allowed` at most. Throws BrokenFile.
void appendWholes(const WireField& field, std::size_t allowed, std::vector<std::int64_t>& numbers);
/// Appends 32-bit numbers likewise.
void appendReals(const WireField& field, std::size_t allowed, std::vector<float>& numbers);

}  // namespace fovea::onnxfile
