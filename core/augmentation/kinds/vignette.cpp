// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/kinds/vignette.h"

#include <algorithm>

namespace fovea {

constinit const AugmentKind vignette{
    .name = "vignette",
    .stream = 12,
    .strength = {.largest = 1, .usual = 0.3, .step = 0.05},
    .draw = [](double strength, RandomStream& random) { return AugmentDraw{{random.uniform(0, strength)}}; },
    .change =
        [](const AugmentDraw& draw, AugmentEdge, const AugmentPicture& picture) {
            const Shape shape = picture.shape;
            const double middleX = (shape.width - 1) / 2.0, middleY = (shape.height - 1) / 2.0;
            const double corner = std::max(middleX * middleX + middleY * middleY, 1e-9);
            for (int y = 0; y < shape.height; ++y) {
                for (int x = 0; x < shape.width; ++x) {
                    const double square = (x - middleX) * (x - middleX) + (y - middleY) * (y - middleY);
                    const auto factor = static_cast<float>(vignetteFactor(draw.numbers[0], square / corner));
                    for (int c = 0; c < shape.channels; ++c) picture.pixel(y, x)[c] *= factor;
                }
            }
        },
};

}  // namespace fovea
