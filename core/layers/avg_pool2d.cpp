// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/avg_pool2d.h"

#include <variant>

#include "core/kernels/pool.h"

namespace fovea {

ShapeResult outputShape(const AvgPool2dSpec& spec, std::span<const Shape> inputs) {
    const Shape input = inputs.front();
    if (auto problem = paddingProblem(spec.padding, spec.kernel)) return *problem;
    const auto window =
        resolveWindow({input.height, input.width}, spec.kernel, spec.stride, {1, 1}, spec.padding, spec.rounding);
    if (const auto* problem = std::get_if<ShapeProblem>(&window)) return *problem;
    const Extent output = std::get<WindowGeometry>(window).output;
    return checkedSize({output.height, output.width, input.channels});
}

LayerCost cost(const AvgPool2dSpec& /*spec*/, std::span<const Shape> /*inputs*/) { return {}; }

namespace {

// The network was built from a spec that passed shape inference.
WindowGeometry geometryOf(const AvgPool2dSpec& spec, const Shape& input) {
    return std::get<WindowGeometry>(
        resolveWindow({input.height, input.width}, spec.kernel, spec.stride, {1, 1}, spec.padding, spec.rounding));
}

}  // namespace

std::size_t memoryBytes(const AvgPool2dSpec& /*spec*/, std::span<const Shape> /*inputs*/, int /*batch*/) { return 0; }

// Shapes: input N×H×W×C, output N×H'×W'×C. y = mean of the window's values inside the image.
void forward(const AvgPool2dSpec& spec, const LayerForward& pass) {
    const ConstImageView& x = pass.inputs.front();
    kernels::avgPoolForward(x, geometryOf(spec, x.shape), pass.output, *pass.workers);
}

// Each value of a window gets an equal share of dy.
void backward(const AvgPool2dSpec& spec, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    kernels::avgPoolBackward(pass.outputGradient, geometryOf(spec, dx.view.shape), dx.view, dx.accumulate,
                             *pass.workers);
}

}  // namespace fovea
