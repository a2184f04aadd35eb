// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/leaky_relu.h"

namespace fovea {

ShapeResult outputShape(const LeakyReluSpec& spec, std::span<const Shape> inputs) {
    for (const auto& problem : checkSetting(SettingId::Slope, spec.slope, 0, 1)) return problem;
    return inputs.front();
}

LayerCost cost(const LeakyReluSpec& /*spec*/, std::span<const Shape> /*inputs*/) { return {}; }

}  // namespace fovea
