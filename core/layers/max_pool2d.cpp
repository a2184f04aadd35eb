// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/max_pool2d.h"

namespace fovea {

ShapeResult outputShape(const MaxPool2dSpec& spec, std::span<const Shape> inputs) {
    const Shape input = inputs.front();
    if (auto problem = paddingProblem(spec.padding, spec.kernel)) return *problem;
    const auto window =
        resolveWindow({input.height, input.width}, spec.kernel, spec.stride, {1, 1}, spec.padding, spec.rounding);
    if (const auto* problem = std::get_if<ShapeProblem>(&window)) return *problem;
    const Extent output = std::get<WindowGeometry>(window).output;
    return checkedSize({output.height, output.width, input.channels});
}

LayerCost cost(const MaxPool2dSpec& /*spec*/, std::span<const Shape> /*inputs*/) { return {}; }

}  // namespace fovea
