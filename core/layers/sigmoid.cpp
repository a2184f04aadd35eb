// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/sigmoid.h"

namespace fovea {

ShapeResult outputShape(const SigmoidSpec& /*spec*/, std::span<const Shape> inputs) { return inputs.front(); }

LayerCost cost(const SigmoidSpec& /*spec*/, std::span<const Shape> /*inputs*/) { return {}; }

}  // namespace fovea
