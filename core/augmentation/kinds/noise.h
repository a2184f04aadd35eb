// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/augmentation/augment_kind.h"

namespace fovea {

/// Adds to each value a number of its own, near enough normal, whose deviation is one draw from 0 to strength.
extern const AugmentKind noise;

}  // namespace fovea
