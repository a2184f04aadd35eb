// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/augmentation/augment_kind.h"

namespace fovea {

/// Fills a square, whose side is the strength and whose centre lies anywhere in the picture, with the picture's mean colour
/// (DeVries & Taylor, "Improved regularization of convolutional neural networks with cutout", 2017): two draws for the
/// centre, from 0 to 1.
extern const AugmentKind cutout;

}  // namespace fovea
