// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/batch_norm.h"

namespace fovea {

ShapeResult outputShape(const BatchNormSpec& spec, std::span<const Shape> inputs) {
    for (const auto& problem : checkSetting(SettingId::Momentum, spec.momentum, 0, 1)) return problem;
    for (const auto& problem : checkSetting(SettingId::Epsilon, spec.epsilon, 1e-12, 1)) return problem;
    return inputs.front();
}

LayerCost cost(const BatchNormSpec& /*spec*/, std::span<const Shape> inputs) {
    return {2 * std::int64_t{inputs.front().channels}, 0};
}

}  // namespace fovea
