// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/augmentation/augment_kind.h"

namespace fovea {

inline AffineMap stretchedBy(double across, double down) { return {.xx = across, .yy = down}; }

/// Makes wider by 1 + s, or taller by 1 + |s| where s is below 0: one draw from -strength to strength.
extern const AugmentKind stretching;

}  // namespace fovea
