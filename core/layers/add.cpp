// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/add.h"

#include "core/kernels/elementwise.h"

namespace fovea {

ShapeResult outputShape(const AddSpec& /*spec*/, std::span<const Shape> inputs) {
    const Shape first = inputs.front();
    for (const Shape& other : inputs) {
        if (other == first) continue;
        return ShapeProblem{ProblemCode::ShapesDiffer,
                            {double(first.height), double(first.width), double(first.channels), double(other.height),
                             double(other.width), double(other.channels)}};
    }
    return first;
}

// Shapes: inputs and output N×H×W×C. y = x₁ + x₂ + …
void forward(const AddSpec& /*spec*/, const LayerForward& pass) {
    const std::size_t last = pass.inputs.size() - 1;
    if (last == 0) return kernels::copyValues(pass.inputs[0], pass.output, false, *pass.workers);
    kernels::addValues(pass.inputs[0], pass.inputs[1], pass.output, pass.fusedRelu && last == 1, *pass.workers);
    for (std::size_t i = 2; i <= last; ++i)
        kernels::addValues(pass.output, pass.inputs[i], pass.output, pass.fusedRelu && last == i, *pass.workers);
}

// dxᵢ = dy
void backward(const AddSpec& /*spec*/, const LayerBackward& pass) {
    for (const InputGradient& dx : pass.inputGradients)
        if (dx.view.data != nullptr) kernels::copyValues(pass.outputGradient, dx.view, dx.accumulate, *pass.workers);
}

}  // namespace fovea
