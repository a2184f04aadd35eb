// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/augmentation/augment_kind.h"

namespace fovea {

/// Adds the same to all values: one draw from -strength to strength.
extern const AugmentKind brightness;

}  // namespace fovea
