// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/elu.h"

namespace fovea {

ShapeResult outputShape(const EluSpec& spec, std::span<const Shape> inputs) {
    for (const auto& problem : checkSetting(SettingId::Alpha, spec.alpha, 0, 100)) return problem;
    return inputs.front();
}

LayerCost cost(const EluSpec& /*spec*/, std::span<const Shape> /*inputs*/) { return {}; }

}  // namespace fovea
