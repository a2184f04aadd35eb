// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/kinds/rotation.h"

#include <cmath>
#include <numbers>

namespace fovea {

AffineMap turnedBy(double degrees) {
    const double angle = degrees * std::numbers::pi / 180;
    // y points downwards.
    return {.xx = std::cos(angle), .xy = std::sin(angle), .yx = -std::sin(angle), .yy = std::cos(angle)};
}

constinit const AugmentKind rotation{
    .name = "rotate",
    .stream = 5,
    .strength = {.unit = AugmentStrength::Unit::Degrees, .largest = 180, .usual = 15, .step = 1},
    .draw = [](double strength, RandomStream& random) { return AugmentDraw{{random.uniform(-strength, strength)}}; },
    .place = [](const AugmentDraw& draw, Shape) { return Placement{turnedBy(draw.numbers[0])}; },
};

}  // namespace fovea
