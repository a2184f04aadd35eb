// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/group_norm.h"

#include "core/kernels/group_norm.h"

namespace fovea {

ShapeResult outputShape(const GroupNormSpec& spec, std::span<const Shape> inputs) {
    if (const auto problem = fieldProblem(spec)) return *problem;
    const Shape input = inputs.front();
    if (input.channels % spec.groups != 0)
        return ShapeProblem{ProblemCode::ChannelsNotDivisible,
                            {double(input.channels), double(input.channels), double(spec.groups)}};
    return input;
}

LayerCost cost(const GroupNormSpec& /*spec*/, std::span<const Shape> inputs) {
    return {2 * std::int64_t{inputs.front().channels}, 0};
}

std::vector<LayerTensor> tensorsOf(const GroupNormSpec& /*spec*/, std::span<const Shape> inputs) {
    const int channels = inputs.front().channels;
    return {{.role = ParameterRole::Weight, .dims = {channels}, .initial = 1.0F},
            {.role = ParameterRole::Bias, .dims = {channels}, .initial = 0.0F}};
}

bool runsOnWholeBatch(const GroupNormSpec& /*spec*/, std::span<const Shape> /*inputs*/, Mode /*mode*/) { return false; }

// Shapes: input and output N×H×W×C, weight and bias C. y = weight · (x − mean) / √(variance + epsilon) + bias, with
// mean and variance of a group of channels of one image.
void forward(const GroupNormSpec& spec, const LayerForward& pass) {
    const ConstImageView& x = pass.inputs.front();
    kernels::groupNormForward(x, {spec.groups, spec.epsilon}, pass.parameters.weight, pass.parameters.bias, pass.output,
                              *pass.workers);
}

// The formulas stand in core/kernels/group_norm.h.
void backward(const GroupNormSpec& spec, const LayerBackward& pass) {
    const ConstImageView& x = pass.inputs.front();
    const kernels::GroupNorm norm{spec.groups, spec.epsilon};
    if (!pass.parameterGradients.weight.empty())
        kernels::groupNormWeightGradient(x, pass.outputGradient, norm, pass.parameterGradients.weight,
                                         pass.parameterGradients.bias, pass.accumulateWeights);
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    kernels::groupNormInputGradient(x, pass.outputGradient, norm, pass.parameters.weight, dx.view, dx.accumulate,
                                    *pass.workers);
}

}  // namespace fovea
