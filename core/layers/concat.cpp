// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/concat.h"

#include "core/kernels/elementwise.h"

namespace fovea {

ShapeResult outputShape(const ConcatSpec& /*spec*/, std::span<const Shape> inputs) {
    const Shape first = inputs.front();
    std::int64_t channels = 0;
    for (const Shape& other : inputs) {
        if (other.height != first.height || other.width != first.width) {
            return ShapeProblem{ProblemCode::SidesDiffer,
                                {double(first.height), double(first.width), double(other.height), double(other.width)}};
        }
        channels += other.channels;
    }
    if (channels > 2147483647) {
        return ShapeProblem{ProblemCode::TooLarge,
                            {double(first.height) * double(first.width) * double(channels), 2147483647.0}};
    }
    return checkedSize({first.height, first.width, static_cast<int>(channels)});
}

// Shapes: inputs N×H×W×Cᵢ, output N×H×W×ΣCᵢ.
void forward(const ConcatSpec& /*spec*/, const LayerForward& pass) {
    int first = 0;
    for (const ConstImageView& x : pass.inputs) {
        kernels::copyChannels(x, 0, pass.output, first, x.shape.channels, false, *pass.workers);
        first += x.shape.channels;
    }
}

// dxᵢ = the channels of dy that xᵢ went to.
void backward(const ConcatSpec& /*spec*/, const LayerBackward& pass) {
    int first = 0;
    for (std::size_t i = 0; i < pass.inputs.size(); ++i) {
        const InputGradient& dx = pass.inputGradients[i];
        const int channels = pass.inputs[i].shape.channels;
        if (dx.view.data != nullptr)
            kernels::copyChannels(pass.outputGradient, first, dx.view, 0, channels, dx.accumulate, *pass.workers);
        first += channels;
    }
}

}  // namespace fovea
