// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/augmentation/augment_kind.h"

namespace fovea {

/// As a lens shows it, see Placement::lens: one draw from -strength to strength. From -1/3 on the picture would fold.
extern const AugmentKind lensDistortion;

}  // namespace fovea
