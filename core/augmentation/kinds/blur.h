// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/augmentation/augment_kind.h"

namespace fovea {

/// Convolves with a Gaussian whose deviation in pixels is one draw from 0 to strength.
extern const AugmentKind blur;

}  // namespace fovea
