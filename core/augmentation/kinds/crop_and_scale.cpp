// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/kinds/crop_and_scale.h"

#include <cmath>

namespace fovea {

constinit const AugmentKind cropAndScale{
    .name = "crop",
    .stream = 3,
    .strength = {.largest = 0.9, .usual = 0.2, .step = 0.05},
    .draw =
        [](double strength, RandomStream& random) {
            AugmentDraw draw;
            draw.numbers[0] = random.uniform(-strength, strength);
            draw.numbers[1] = random.uniform(-1, 1);
            draw.numbers[2] = random.uniform(-1, 1);
            return draw;
        },
    .place =
        [](const AugmentDraw& draw, Shape shape) {
            const double zoom = 1 + draw.numbers[0];
            const double room = std::abs(draw.numbers[0]) / 2;
            return Placement{{.xx = zoom,
                              .x0 = draw.numbers[1] * room * shape.width,
                              .yy = zoom,
                              .y0 = draw.numbers[2] * room * shape.height}};
        },
};

}  // namespace fovea
