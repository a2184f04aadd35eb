// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/global_avg_pool.h"

namespace fovea {

ShapeResult outputShape(const GlobalAvgPoolSpec& /*spec*/, std::span<const Shape> inputs) {
    return Shape{1, 1, inputs.front().channels};
}

LayerCost cost(const GlobalAvgPoolSpec& /*spec*/, std::span<const Shape> /*inputs*/) { return {}; }

}  // namespace fovea
