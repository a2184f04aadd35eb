// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/augmentation/augment_kind.h"

namespace fovea {

/// Spreads values around middle grey, 0.5 + (v - 0.5) (1 + c): one draw from -strength to strength.
extern const AugmentKind contrast;

}  // namespace fovea
