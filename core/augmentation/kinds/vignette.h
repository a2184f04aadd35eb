// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/augmentation/augment_kind.h"

namespace fovea {

/// With r = 1 in the middle of the corner pixels.
inline double vignetteFactor(double v, double squareOfR) { return 1 - v * squareOfR; }

/// Darkens towards the corners, times 1 - v r²: one draw from 0 to strength.
extern const AugmentKind vignette;

}  // namespace fovea
