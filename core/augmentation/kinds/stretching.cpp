// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/kinds/stretching.h"

namespace fovea {

constinit const AugmentKind stretching{
    .name = "stretch",
    .stream = 6,
    .strength = {.largest = 1, .usual = 0.2, .step = 0.05},
    .draw = [](double strength, RandomStream& random) { return AugmentDraw{{random.uniform(-strength, strength)}}; },
    .place =
        [](const AugmentDraw& draw, Shape) {
            const double s = draw.numbers[0];
            return Placement{s >= 0 ? stretchedBy(1 + s, 1) : stretchedBy(1, 1 - s)};
        },
};

}  // namespace fovea
