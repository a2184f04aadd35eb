// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/kinds/colour_jitter.h"

#include <cmath>
#include <cstddef>
#include <numbers>

namespace fovea {

constinit const AugmentKind colourJitter{
    .name = "colour",
    .stream = 11,
    .strength = {.largest = 1, .usual = 0.2, .step = 0.05},
    .draw =
        [](double strength, RandomStream& random) {
            AugmentDraw draw;
            draw.numbers[0] = random.uniform(-strength, strength);
            draw.numbers[1] = random.uniform(-90 * strength, 90 * strength);
            return draw;
        },
    .change =
        [](const AugmentDraw& draw, AugmentEdge, const AugmentPicture& picture) {
            if (picture.shape.channels != 3) return;
            const auto saturation = static_cast<float>(1 + draw.numbers[0]);
            const double angle = draw.numbers[1] * std::numbers::pi / 180;
            // Rodrigues' rotation around (1, 1, 1).
            const auto own = static_cast<float>(std::cos(angle) + (1 - std::cos(angle)) / 3);
            const auto next = static_cast<float>((1 - std::cos(angle)) / 3 - std::sin(angle) / std::numbers::sqrt3);
            const auto last = static_cast<float>((1 - std::cos(angle)) / 3 + std::sin(angle) / std::numbers::sqrt3);
            for (std::size_t i = 0; i + 2 < picture.values.size(); i += 3) {
                float* pixel = picture.values.data() + i;
                const float luma = 0.299F * pixel[0] + 0.587F * pixel[1] + 0.114F * pixel[2];
                const float red = luma + saturation * (pixel[0] - luma);
                const float green = luma + saturation * (pixel[1] - luma);
                const float blue = luma + saturation * (pixel[2] - luma);
                pixel[0] = own * red + next * green + last * blue;
                pixel[1] = last * red + own * green + next * blue;
                pixel[2] = next * red + last * green + own * blue;
            }
        },
};

}  // namespace fovea
