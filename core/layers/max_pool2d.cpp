// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/max_pool2d.h"

#include <variant>

#include "core/kernels/pool.h"
#include "core/kernels/quarter_pool.h"

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

namespace {

// The network was built from a spec that passed shape inference.
WindowGeometry geometryOf(const MaxPool2dSpec& spec, const Shape& input) {
    return std::get<WindowGeometry>(
        resolveWindow({input.height, input.width}, spec.kernel, spec.stride, {1, 1}, spec.padding, spec.rounding));
}

}  // namespace

bool canRectifyBackward(const MaxPool2dSpec& spec, const Shape& input) {
    return kernels::isQuartering(geometryOf(spec, input));
}

std::size_t memoryBytes(const MaxPool2dSpec& spec, std::span<const Shape> inputs, int batch) {
    return kernels::winnerBytes(geometryOf(spec, inputs.front()), inputs.front().channels, batch);
}

// Shapes: input N×H×W×C, output N×H'×W'×C. y = largest value of the window; memory keeps its place.
void forward(const MaxPool2dSpec& spec, const LayerForward& pass) {
    const ConstImageView& x = pass.inputs.front();
    const auto winners = pass.mode == Mode::Training ? pass.memory : std::span<std::byte>();
    kernels::maxPoolForward(x, geometryOf(spec, x.shape), pass.output, winners, *pass.workers,
                            pass.rectify && pass.mode == Mode::Training);
}

// dy goes to the value that won.
void backward(const MaxPool2dSpec& spec, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    kernels::maxPoolBackward(pass.outputGradient, geometryOf(spec, dx.view.shape), pass.memory, dx.view, dx.accumulate,
                             *pass.workers);
}

}  // namespace fovea
