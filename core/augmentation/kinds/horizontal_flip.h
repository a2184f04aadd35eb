// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/augmentation/augment_kind.h"

namespace fovea {

inline AffineMap mirroredLeftRight() { return {.xx = -1}; }

/// Left and right change places.
extern const AugmentKind horizontalFlip;

}  // namespace fovea
