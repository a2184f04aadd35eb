// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/layers/layer_spec.h"

namespace fovea {

/// What a kind of layer does, in one or two sentences.
QString layerHelp(const LayerSpec& layer);

/// What it computes, in symbols: "y = max(0, x)".
QString layerFormula(const LayerSpec& layer);

}  // namespace fovea
