// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/attribution/attribution.h"

namespace fovea {

/// The gradient, but each ReLU (clipped ones too) hands down only what is above 0 (Springenberg et al., "Striving for
/// simplicity", 2014). It redraws the picture's edges whatever the weights are (Adebayo et al., "Sanity checks for
/// saliency maps", 2018): views say so.
Result<AttributionMap> guidedBackpropagation(const AttributionWork& work);

}  // namespace fovea
