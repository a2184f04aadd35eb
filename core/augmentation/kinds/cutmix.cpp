// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/kinds/cutmix.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/augmentation/beta_draw.h"

namespace fovea {

constinit const AugmentKind cutmix{
    .name = "cutmix",
    .stream = 17,
    .strength = {.largest = 1, .usual = 1, .step = 0.05},
    .draw =
        [](double strength, RandomStream& random) {
            AugmentDraw draw;
            draw.numbers[0] = partnersShare(strength, random);
            draw.numbers[1] = random.uniform();
            draw.numbers[2] = random.uniform();
            draw.bits = random.bits();
            return draw;
        },
    .mix =
        [](const AugmentDraw& draw, Shape shape, std::span<const std::uint8_t> partner,
           std::span<std::uint8_t> picture) {
            const double part = std::sqrt(draw.numbers[0]);
            // Down, as in the paper's own program: rounded, a box of a share of 0.5 may cover more than half.
            const int width = static_cast<int>(part * shape.width);
            const int height = static_cast<int>(part * shape.height);
            const int left = static_cast<int>(draw.numbers[1] * shape.width) - width / 2;
            const int top = static_cast<int>(draw.numbers[2] * shape.height) - height / 2;
            const int right = std::min(left + width, shape.width), bottom = std::min(top + height, shape.height);
            const int first = std::max(left, 0), upper = std::max(top, 0);
            if (right <= first || bottom <= upper) return 0.0F;
            for (int y = upper; y < bottom; ++y) {
                const auto from = static_cast<std::size_t>((y * shape.width + first) * shape.channels);
                const auto length = static_cast<std::size_t>((right - first) * shape.channels);
                std::ranges::copy(partner.subspan(from, length), picture.subspan(from, length).begin());
            }
            return static_cast<float>((right - first) * (bottom - upper)) /
                   static_cast<float>(shape.height * shape.width);
        },
};

}  // namespace fovea
