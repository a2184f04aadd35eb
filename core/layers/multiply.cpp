// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/multiply.h"

#include "core/kernels/multiply.h"

namespace fovea {

namespace {

bool isGateOf(const Shape& gate, const Shape& maps) { return gate.isVector() && gate.channels == maps.channels; }

}  // namespace

ShapeResult outputShape(const MultiplySpec& /*spec*/, std::span<const Shape> inputs) {
    const Shape first = inputs[0];
    const Shape second = inputs[1];
    if (first == second || isGateOf(second, first)) return first;
    if (isGateOf(first, second)) return second;
    return ShapeProblem{ProblemCode::FactorsDiffer,
                        {double(first.height), double(first.width), double(first.channels), double(second.height),
                         double(second.width), double(second.channels)}};
}

// Shapes: inputs N×H×W×C, one of them perhaps N×1×1×C, output N×H×W×C. y = a · b
void forward(const MultiplySpec& /*spec*/, const LayerForward& pass) {
    kernels::multiplyValues(pass.inputs[0], pass.inputs[1], pass.output, false, *pass.workers);
}

// da = dy · b, summed over the pixels where a is a gate; db alike.
void backward(const MultiplySpec& /*spec*/, const LayerBackward& pass) {
    for (std::size_t i = 0; i < 2; ++i) {
        const InputGradient& dx = pass.inputGradients[i];
        if (dx.view.data == nullptr) continue;
        const ConstImageView& other = pass.inputs[1 - i];
        if (dx.view.shape == pass.outputGradient.shape)
            kernels::multiplyValues(pass.outputGradient, other, dx.view, dx.accumulate, *pass.workers);
        else
            kernels::sumProducts(pass.outputGradient, other, dx.view, dx.accumulate, *pass.workers);
    }
}

}  // namespace fovea
