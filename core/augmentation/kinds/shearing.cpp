// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/kinds/shearing.h"

namespace fovea {

constinit const AugmentKind shearing{
    .name = "shear",
    .stream = 7,
    .strength = {.largest = 1, .usual = 0.2, .step = 0.05},
    .draw = [](double strength, RandomStream& random) { return AugmentDraw{{random.uniform(-strength, strength)}}; },
    .place = [](const AugmentDraw& draw, Shape) { return Placement{shearedBy(draw.numbers[0])}; },
};

}  // namespace fovea
