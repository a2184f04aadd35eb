// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/dense.h"

namespace fovea {

ShapeResult outputShape(const DenseSpec& spec, std::span<const Shape> inputs) {
    const Shape input = inputs.front();
    for (const auto& problem : checkSetting(SettingId::Units, spec.units, 1, 1048576)) return problem;
    if (!input.isVector()) {
        return ShapeProblem{ProblemCode::DenseNeedsVector,
                            {double(input.height), double(input.width), double(input.channels)}};
    }
    return Shape{1, 1, spec.units};
}

LayerCost cost(const DenseSpec& spec, std::span<const Shape> inputs) {
    const std::int64_t products = inputs.front().size() * spec.units;
    return {products + (spec.bias ? spec.units : 0), products};
}

}  // namespace fovea
