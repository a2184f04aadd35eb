// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/kinds/mixup.h"

#include <cstddef>

#include "core/augmentation/beta_draw.h"

namespace fovea {

constinit const AugmentKind mixup{
    .name = "mixup",
    .stream = 16,
    .strength = {.largest = 1, .usual = 0.2, .step = 0.05},
    .draw =
        [](double strength, RandomStream& random) {
            AugmentDraw draw{{partnersShare(strength, random)}};
            draw.bits = random.bits();
            return draw;
        },
    .mix =
        [](const AugmentDraw& draw, Shape, std::span<const std::uint8_t> partner, std::span<std::uint8_t> picture) {
            const auto share = static_cast<float>(draw.numbers[0]);
            for (std::size_t i = 0; i < picture.size(); ++i)
                picture[i] = static_cast<std::uint8_t>((1 - share) * picture[i] + share * partner[i] + 0.5F);
            return share;
        },
};

}  // namespace fovea
