// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/augmentation/augment_kind.h"

namespace fovea {

inline AffineMap mirroredTopBottom() { return {.yy = -1}; }

/// Top and bottom change places.
extern const AugmentKind verticalFlip;

}  // namespace fovea
