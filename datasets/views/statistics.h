// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/weights.h"
#include "datasets/dataset.h"

namespace fovea {

/// Mean and deviation (biased) of each channel over all pixels of all images, in units of [0, 1]. The sums are
/// integers, so the result depends on nothing but the bytes. A channel without any variation gets deviation 1.
/// An empty set gets Preprocessing::none.
Preprocessing computePreprocessing(const Dataset& data);

}  // namespace fovea
