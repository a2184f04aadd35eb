// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/kinds/contrast.h"

namespace fovea {

constinit const AugmentKind contrast{
    .name = "contrast",
    .stream = 9,
    .strength = {.largest = 1, .usual = 0.2, .step = 0.05},
    .draw = [](double strength, RandomStream& random) { return AugmentDraw{{random.uniform(-strength, strength)}}; },
    .change =
        [](const AugmentDraw& draw, AugmentEdge, const AugmentPicture& picture) {
            const auto factor = static_cast<float>(1 + draw.numbers[0]);
            for (float& value : picture.values) value = (value - 0.5F) * factor + 0.5F;
        },
};

}  // namespace fovea
