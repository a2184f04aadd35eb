// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/kinds/translation.h"

namespace fovea {

constinit const AugmentKind translation{
    .name = "translate",
    .stream = 4,
    .strength = {.unit = AugmentStrength::Unit::Pixels, .largest = 256, .usual = 4, .step = 1, .isWhole = true},
    .draw =
        [](double strength, RandomStream& random) {
            const int most = static_cast<int>(strength);
            AugmentDraw draw;
            draw.numbers[0] = random.below(2 * most + 1) - most;
            draw.numbers[1] = random.below(2 * most + 1) - most;
            return draw;
        },
    .place = [](const AugmentDraw& draw, Shape) { return Placement{movedBy(draw.numbers[0], draw.numbers[1])}; },
};

}  // namespace fovea
