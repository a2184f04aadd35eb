// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/attribution/attribution.h"

namespace fovea {

// Maps of a layer, weighted by the score's gradient g with respect to them: at the layer's own size, signed, where the
// papers clip at 0.

/// Σ over channels of (mean of g over the map) · map (Selvaraju et al., "Grad-CAM", 2017).
Result<AttributionMap> gradCam(const AttributionWork& work);
/// Σ over channels of g · map, cell by cell (Draelos & Carin, "Use HiResCAM instead of Grad-CAM", 2020).
Result<AttributionMap> hiResCam(const AttributionWork& work);
/// Σ over channels of max(0, g) · map, cell by cell (Jiang et al., "LayerCAM", 2021).
Result<AttributionMap> layerCam(const AttributionWork& work);

}  // namespace fovea
