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

LayerCost cost(const AddSpec& /*spec*/, std::span<const Shape> /*inputs*/) { return {}; }

std::size_t memoryBytes(const AddSpec& /*spec*/, std::span<const Shape> /*inputs*/, int /*batch*/) { return 0; }

// Shapes: inputs and output N×H×W×C. y = x₁ + x₂ + …
void forward(const AddSpec& /*spec*/, const LayerForward& pass) {
    for (std::size_t i = 0; i < pass.inputs.size(); ++i)
        kernels::copyValues(pass.inputs[i], pass.output, i > 0, *pass.workers);
}

// dxᵢ = dy
void backward(const AddSpec& /*spec*/, const LayerBackward& pass) {
    for (const InputGradient& dx : pass.inputGradients)
        if (dx.view.data != nullptr) kernels::copyValues(pass.outputGradient, dx.view, dx.accumulate, *pass.workers);
}

}  // namespace fovea
