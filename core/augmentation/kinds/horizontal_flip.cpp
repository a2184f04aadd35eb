// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/kinds/horizontal_flip.h"

namespace fovea {

constinit const AugmentKind horizontalFlip{
    .name = "flip",
    .stream = 1,
    .usualProbability = 0.5,
    .place = [](const AugmentDraw&, Shape) { return Placement{mirroredLeftRight()}; },
};

}  // namespace fovea
