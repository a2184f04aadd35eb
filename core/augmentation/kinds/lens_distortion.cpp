// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/kinds/lens_distortion.h"

namespace fovea {

constinit const AugmentKind lensDistortion{
    .name = "lens",
    .stream = 8,
    .strength = {.largest = 0.3, .usual = 0.1, .step = 0.01},
    .draw = [](double strength, RandomStream& random) { return AugmentDraw{{random.uniform(-strength, strength)}}; },
    .place =
        [](const AugmentDraw& draw, Shape) {
            return Placement{{}, draw.numbers[0]};
        },
};

}  // namespace fovea
