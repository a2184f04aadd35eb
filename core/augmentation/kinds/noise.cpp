// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/kinds/noise.h"

namespace fovea {

namespace {

/// Mean 0, deviation 1: the sum of eight random bytes, which is a tenth of the work of an exact one.
float nearlyNormal(std::uint64_t counter) {
    const std::uint64_t bits = mixBits(counter * 0x9E3779B97F4A7C15U);
    // Bytes in pairs, then pairs of pairs.
    const std::uint64_t pairs = (bits & 0x00FF00FF00FF00FFU) + ((bits >> 8) & 0x00FF00FF00FF00FFU);
    const std::uint64_t sum = (pairs * 0x0001000100010001U) >> 48;
    constexpr float mean = 8 * 127.5F;
    constexpr float deviation = 209.0223F;  // of 8 bytes: sqrt(8 · (256² - 1) / 12)
    return (static_cast<float>(sum) - mean) / deviation;
}

}  // namespace

constinit const AugmentKind noise{
    .name = "noise",
    .stream = 14,
    .strength = {.largest = 0.5, .usual = 0.05, .step = 0.01},
    .draw =
        [](double strength, RandomStream& random) {
            AugmentDraw draw{{random.uniform(0, strength)}};
            draw.bits = random.bits();
            return draw;
        },
    .change =
        [](const AugmentDraw& draw, AugmentEdge, const AugmentPicture& picture) {
            std::uint64_t counter = draw.bits;
            for (float& value : picture.values) value += static_cast<float>(draw.numbers[0]) * nearlyNormal(counter++);
        },
};

}  // namespace fovea
