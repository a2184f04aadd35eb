// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace fovea {

/// Channels one after the other become channels of each pixel: `from` holds `channels` planes of equal size, `to` as many bytes.
inline void interleavePlanes(std::span<const std::uint8_t> from, std::size_t channels, std::span<std::uint8_t> to) {
    const std::size_t plane = from.size() / channels;
    for (std::size_t c = 0; c < channels; ++c)
        for (std::size_t i = 0; i < plane; ++i) to[i * channels + c] = from[c * plane + i];
}

}  // namespace fovea
