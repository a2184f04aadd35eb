// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/kinds/vertical_flip.h"

namespace fovea {

constinit const AugmentKind verticalFlip{
    .name = "vflip",
    .stream = 2,
    .usualProbability = 0.5,
    .place = [](const AugmentDraw&, Shape) { return Placement{mirroredTopBottom()}; },
};

}  // namespace fovea
