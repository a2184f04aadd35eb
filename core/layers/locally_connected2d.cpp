// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/locally_connected2d.h"

#include <variant>

#include "core/kernels/local.h"

namespace fovea {

ShapeResult outputShape(const LocallyConnected2dSpec& spec, std::span<const Shape> inputs) {
    const Shape input = inputs.front();
    if (const auto problem = fieldProblem(spec)) return *problem;
    const auto window = resolveWindowOf(spec, input);
    if (const auto* problem = std::get_if<ShapeProblem>(&window)) return *problem;
    const Extent output = std::get<WindowGeometry>(window).output;
    // A bias for each output is one of its tensor's sides, which are of this size at most.
    return checkedSize({output.height, output.width, spec.filters});
}

LayerCost cost(const LocallyConnected2dSpec& spec, std::span<const Shape> inputs) {
    const auto result = outputShape(spec, inputs);
    const Shape* output = std::get_if<Shape>(&result);
    if (output == nullptr) return {};
    const std::int64_t seen =
        boundedProduct(std::int64_t{spec.kernel.height} * spec.kernel.width, inputs.front().channels);
    const std::int64_t products = boundedProduct(output->size(), seen);
    return {boundedSum(products, spec.bias ? output->size() : 0), products};
}

std::optional<WindowGeometry> windowOf(const LocallyConnected2dSpec& spec, const Shape& input) {
    return soundWindow(resolveWindowOf(spec, input));
}

std::vector<LayerTensor> tensorsOf(const LocallyConnected2dSpec& spec, std::span<const Shape> inputs) {
    const Extent output = windowOf(spec, inputs.front())->output;
    const int places = output.height * output.width;
    const int cells = spec.kernel.height * spec.kernel.width;
    std::vector<LayerTensor> tensors;
    tensors.push_back({.role = ParameterRole::Weight,
                       .dims = {places, cells, inputs.front().channels, spec.filters},
                       .fanIn = double(cells) * inputs.front().channels,
                       .fanOut = double(cells) * spec.filters});
    if (spec.bias) tensors.push_back({.role = ParameterRole::Bias, .dims = {places * spec.filters}, .initial = 0.0F});
    return tensors;
}

bool runsOnWholeBatch(const LocallyConnected2dSpec& /*spec*/, std::span<const Shape> /*inputs*/, Mode /*mode*/) {
    return false;
}

// Shapes: input N×H×W×C, weight P×K×C×F of P = H'·W' places and K cells, bias P×F, output N×H'×W'×F.
void forward(const LocallyConnected2dSpec& spec, const LayerForward& pass) {
    const ConstImageView& x = pass.inputs.front();
    kernels::localForward(x, *windowOf(spec, x.shape), pass.parameters.weight, pass.parameters.bias, pass.output,
                          *pass.workers);
}

// The formulas stand in core/kernels/local.h.
void backward(const LocallyConnected2dSpec& spec, const LayerBackward& pass) {
    const ConstImageView& x = pass.inputs.front();
    const WindowGeometry window = *windowOf(spec, x.shape);
    if (!pass.parameterGradients.weight.empty())
        kernels::localWeightGradient(x, pass.outputGradient, window, pass.parameterGradients.weight,
                                     pass.parameterGradients.bias, pass.accumulateWeights);
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data != nullptr)
        kernels::localInputGradient(pass.outputGradient, window, pass.parameters.weight, dx.view, dx.accumulate,
                                    *pass.workers);
}

}  // namespace fovea
