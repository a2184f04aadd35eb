// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/attribution/attribution.h"

namespace fovea {

/// The mean of the gradient over noisy copies of the picture (Smilkov et al., "SmoothGrad", 2017). The noise is normal,
/// its standard deviation `noise` times the difference of the picture's largest and smallest value.
Result<AttributionMap> smoothGrad(const AttributionWork& work);

}  // namespace fovea
