// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>

#include "core/layers/layer_spec.h"

namespace fovea {

/// y over x from −4 to 8, computed by the layer itself; PReLU with its initial slope. Requires a layer of the family
/// Activation.
QPolygonF activationCurve(const LayerSpec& layer, int points = 49);

}  // namespace fovea
