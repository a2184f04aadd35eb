// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/attribution/attribution.h"

namespace fovea {

/// (x − x₀) · ∫₀¹ ∂score(x₀ + t (x − x₀)) / ∂x dt, by `steps` midpoints (Sundararajan, Taly & Yan, "Axiomatic attribution for
/// deep networks", 2017). Values add up to score(x) − score(x₀) but for AttributionMap::gap().
Result<AttributionMap> integratedGradients(const AttributionWork& work);

}  // namespace fovea
