// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/attribution/attribution.h"

namespace fovea {

/// ∂score / ∂pixel, one backward pass (Simonyan, Vedaldi & Zisserman, "Deep inside convolutional networks", 2013).
Result<AttributionMap> plainGradient(const AttributionWork& work);

/// pixel · ∂score / ∂pixel, with pixels in [0, 1]: what a black picture would take away, were the network linear
/// (Shrikumar et al., "Not just a black box", 2016).
Result<AttributionMap> gradientTimesInput(const AttributionWork& work);

}  // namespace fovea
