// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/augmentation/augment_kind.h"

namespace fovea {

inline AffineMap movedBy(double right, double down) { return {.x0 = right, .y0 = down}; }

/// Moves by whole pixels, to the right and downwards where they are positive: two draws from -strength to strength.
extern const AugmentKind translation;

}  // namespace fovea
