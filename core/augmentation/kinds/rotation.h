// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/augmentation/augment_kind.h"

namespace fovea {

AffineMap turnedBy(double degrees);

/// Turns around the centre, counter-clockwise where the degrees are positive: one draw from -strength to strength.
extern const AugmentKind rotation;

}  // namespace fovea
