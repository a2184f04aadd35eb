// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/dropout.h"

namespace fovea {

ShapeResult outputShape(const DropoutSpec& spec, std::span<const Shape> inputs) {
    for (const auto& problem : checkSetting(SettingId::Rate, spec.rate, 0, 0.99)) return problem;
    return inputs.front();
}

LayerCost cost(const DropoutSpec& /*spec*/, std::span<const Shape> /*inputs*/) { return {}; }

}  // namespace fovea
