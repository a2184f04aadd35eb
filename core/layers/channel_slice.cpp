// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/channel_slice.h"

#include "core/kernels/moving.h"

namespace fovea {

ShapeResult outputShape(const ChannelSliceSpec& spec, std::span<const Shape> inputs) {
    if (const auto problem = fieldProblem(spec)) return *problem;
    const Shape input = inputs.front();
    if (std::int64_t{spec.first} + spec.channels > input.channels)
        return ShapeProblem{ProblemCode::ChannelsOutside,
                            {double(spec.first), double(spec.first) + spec.channels - 1, double(input.channels)}};
    return Shape{input.height, input.width, spec.channels};
}

std::optional<WindowGeometry> windowOf(const ChannelSliceSpec& /*spec*/, const Shape& input) {
    return pixelWindow({input.height, input.width});
}

// Shapes: input N×H×W×C, output N×H×W×channels. y(c) = x(first + c)
void forward(const ChannelSliceSpec& spec, const LayerForward& pass) {
    kernels::placeChannels(pass.inputs.front(), spec.first, pass.output, 0, spec.channels, false, *pass.workers);
}

// dx(first + c) = dy(c), 0 elsewhere.
void backward(const ChannelSliceSpec& spec, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    kernels::placeChannels(pass.outputGradient, 0, dx.view, spec.first, spec.channels, dx.accumulate, *pass.workers);
}

}  // namespace fovea
