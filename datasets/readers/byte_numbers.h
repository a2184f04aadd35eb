// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace fovea {

/// Up to eight bytes, the least significant first.
inline std::int64_t littleEndian(std::span<const std::uint8_t> bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) value |= std::uint64_t{bytes[i]} << (8 * i);
    return static_cast<std::int64_t>(value);
}

/// With the sign of its highest bit.
inline std::int64_t signedNumber(std::span<const std::uint8_t> bytes) {
    if (bytes.empty()) return 0;
    const auto shift = static_cast<int>(64 - 8 * bytes.size());
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(littleEndian(bytes)) << shift) >> shift;
}

}  // namespace fovea
