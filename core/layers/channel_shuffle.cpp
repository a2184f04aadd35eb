// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/channel_shuffle.h"

#include "core/kernels/moving.h"

namespace fovea {

ShapeResult outputShape(const ChannelShuffleSpec& spec, std::span<const Shape> inputs) {
    if (const auto problem = fieldProblem(spec)) return *problem;
    const Shape input = inputs.front();
    if (input.channels % spec.groups != 0)
        return ShapeProblem{ProblemCode::ChannelsNotDivisible,
                            {double(input.channels), double(input.channels), double(spec.groups)}};
    return input;
}

// Shapes: input and output N×H×W×C. y(i · groups + g) = x(g · C / groups + i)
void forward(const ChannelShuffleSpec& spec, const LayerForward& pass) {
    kernels::interleaveChannels(pass.inputs.front(), spec.groups, pass.output, false, *pass.workers);
}

// Back is the same with as many groups as a group has channels.
void backward(const ChannelShuffleSpec& spec, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    kernels::interleaveChannels(pass.outputGradient, dx.view.shape.channels / spec.groups, dx.view, dx.accumulate,
                                *pass.workers);
}

}  // namespace fovea
