// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

#include "core/layers/layer_spec.h"

namespace fovea {

// How the numbers of the classics' kinds are counted; empty for other kinds.

/// "5×5×60 + 16 = 1 516". `output` may be unknown.
QString classicParameters(const LayerSpec& layer, const Shape& input, const std::optional<Shape>& output,
                          const LayerCost& cost);
QString classicMacs(const LayerSpec& layer, const Shape& input, const Shape& output, const LayerCost& cost);

}  // namespace fovea
