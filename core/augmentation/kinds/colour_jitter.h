// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/augmentation/augment_kind.h"

namespace fovea {

/// Saturation times 1 + s (away from the pixel's luma, ITU-R BT.601), and hue turned around the grey axis: two draws, of
/// degrees up to 90 times the strength, of s up to the strength. Leaves pictures without colour as they are.
extern const AugmentKind colourJitter;

}  // namespace fovea
