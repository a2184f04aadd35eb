// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/attribution/attribution.h"

namespace fovea {

/// How far the score falls when a square of the picture is replaced by the baseline (Zeiler & Fergus, "Visualizing and
/// understanding convolutional networks", 2014). A pixel has the mean fall of the squares that hide it, in each channel
/// alike; squares that stick out at the end are cut off.
Result<AttributionMap> occlusion(const AttributionWork& work);

}  // namespace fovea
