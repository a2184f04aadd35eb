// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/augmentation/augment_kind.h"

namespace fovea {

inline AffineMap shearedBy(double k) { return {.xy = k}; }

/// Moves rows sideways, the farther the lower they lie, x + k y: one draw from -strength to strength.
extern const AugmentKind shearing;

}  // namespace fovea
