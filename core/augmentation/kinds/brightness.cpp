// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/kinds/brightness.h"

namespace fovea {

constinit const AugmentKind brightness{
    .name = "brightness",
    .stream = 10,
    .strength = {.largest = 1, .usual = 0.1, .step = 0.05},
    .draw = [](double strength, RandomStream& random) { return AugmentDraw{{random.uniform(-strength, strength)}}; },
    .change =
        [](const AugmentDraw& draw, AugmentEdge, const AugmentPicture& picture) {
            for (float& value : picture.values) value += static_cast<float>(draw.numbers[0]);
        },
};

}  // namespace fovea
