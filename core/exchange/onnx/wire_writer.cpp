// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/onnx/wire_writer.h"

#include <bit>

namespace fovea::onnxfile {
namespace {

/// How a field's value lies in the file.
enum Form : std::uint32_t { Varint = 0, Bytes = 2, Fixed32 = 5 };

constexpr std::uint64_t tag(std::uint32_t field, Form form) { return std::uint64_t{field} << 3 | form; }

}  // namespace

static_assert(std::endian::native == std::endian::little, "the format's numbers are little-endian");

void WireWriter::varint(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>(value | 0x80);
    bytes_ += static_cast<char>(value);
}

void WireWriter::whole(std::uint32_t field, std::int64_t value) {
    varint(tag(field, Varint));
    varint(static_cast<std::uint64_t>(value));
}

void WireWriter::real(std::uint32_t field, float value) {
    varint(tag(field, Fixed32));
    const auto bits = std::bit_cast<std::uint32_t>(value);
    bytes_.append(reinterpret_cast<const char*>(&bits), sizeof bits);
}

void WireWriter::bytes(std::uint32_t field, std::string_view value) {
    varint(tag(field, Bytes));
    varint(value.size());
    bytes_ += value;
}

}  // namespace fovea::onnxfile
