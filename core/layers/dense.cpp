// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/dense.h"

#include "core/kernels/dense.h"

namespace fovea {

ShapeResult outputShape(const DenseSpec& spec, std::span<const Shape> inputs) {
    const Shape input = inputs.front();
    if (const auto problem = fieldProblem(spec)) return *problem;
    if (!input.isVector()) {
        return ShapeProblem{ProblemCode::DenseNeedsVector,
                            {double(input.height), double(input.width), double(input.channels)}};
    }
    return Shape{1, 1, spec.units};
}

LayerCost cost(const DenseSpec& spec, std::span<const Shape> inputs) {
    if (fieldProblem(spec) || !inputs.front().isVector()) return {};
    const std::int64_t products = inputs.front().size() * spec.units;
    return {products + (spec.bias ? spec.units : 0), products};
}

std::vector<LayerTensor> tensorsOf(const DenseSpec& spec, std::span<const Shape> inputs) {
    const int values = static_cast<int>(inputs.front().size());
    std::vector<LayerTensor> tensors;
    tensors.push_back({.role = ParameterRole::Weight,
                       .dims = {values, spec.units},
                       .fanIn = double(values),
                       .fanOut = double(spec.units)});
    if (spec.bias) tensors.push_back({.role = ParameterRole::Bias, .dims = {spec.units}, .initial = 0.0F});
    return tensors;
}

// With more weights, a chunk of four images would read a megabyte for each. The limit is not yet measured on a quiet
// machine.
bool runsOnWholeBatch(const DenseSpec& spec, std::span<const Shape> inputs, Mode /*mode*/) {
    constexpr std::int64_t largestInChunk = 200'000;
    return boundedProduct(inputs.front().size(), spec.units) > largestInChunk;
}

// Shapes: input N×I, weight I×U, bias U, output N×U. y = x · W + b
void forward(const DenseSpec& /*spec*/, const LayerForward& pass) {
    kernels::denseForward(pass.inputs.front(), pass.parameters.weight, pass.parameters.bias, pass.output,
                          *pass.workers);
}

// dW = xᵀ · dy,   db = Σ dy over the batch,   dx = dy · Wᵀ
void backward(const DenseSpec& /*spec*/, const LayerBackward& pass) {
    if (!pass.parameterGradients.weight.empty())  // a network makes it for the whole batch at once
        kernels::denseWeightGradient(pass.inputs.front(), pass.outputGradient, pass.parameterGradients.weight,
                                     pass.parameterGradients.bias, *pass.workers);
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data != nullptr)
        kernels::denseInputGradient(pass.outputGradient, pass.parameters.weight, dx.view, dx.accumulate, *pass.workers);
}

}  // namespace fovea
