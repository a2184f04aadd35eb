// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/augmentation/augment_kind.h"

namespace fovea {

/// Puts a box of another picture in its place, and mixes the labels by area (Yun et al., "CutMix", 2019). The strength is the α of
/// Beta(α, α), from which the box's share is drawn (of s and 1 - s the smaller one, as for mixup), then its centre, from 0 to
/// 1 in each direction. What lies beyond the border is cut off and not counted.
extern const AugmentKind cutmix;

}  // namespace fovea
