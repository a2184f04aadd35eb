// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/kinds/cutout.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace fovea {

constinit const AugmentKind cutout{
    .name = "cutout",
    .stream = 15,
    .strength = {.unit = AugmentStrength::Unit::Pixels, .largest = 256, .usual = 8, .step = 1, .isWhole = true},
    .draw =
        [](double strength, RandomStream& random) {
            AugmentDraw draw;
            draw.numbers[0] = strength;
            draw.numbers[1] = random.uniform();
            draw.numbers[2] = random.uniform();
            return draw;
        },
    .change =
        [](const AugmentDraw& draw, AugmentEdge, const AugmentPicture& picture) {
            const Shape shape = picture.shape;
            const int side = static_cast<int>(draw.numbers[0]);
            const int left = static_cast<int>(draw.numbers[1] * shape.width) - side / 2;
            const int top = static_cast<int>(draw.numbers[2] * shape.height) - side / 2;
            const auto channels = static_cast<std::size_t>(shape.channels);
            std::vector<float> mean(channels, 0.0F);
            for (std::size_t i = 0; i < picture.values.size(); ++i) mean[i % channels] += picture.values[i];
            for (float& value : mean) value /= static_cast<float>(shape.height * shape.width);
            for (int y = std::max(top, 0); y < std::min(top + side, shape.height); ++y)
                for (int x = std::max(left, 0); x < std::min(left + side, shape.width); ++x)
                    std::ranges::copy(mean, picture.pixel(y, x));
        },
};

}  // namespace fovea
