// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/dense.h"

#include "core/kernels/dense.h"

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

std::size_t memoryBytes(const DenseSpec& /*spec*/, std::span<const Shape> /*inputs*/, int /*batch*/) { return 0; }

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
