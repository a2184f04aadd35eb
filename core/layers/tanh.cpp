// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/tanh.h"

#include <cmath>

#include "core/kernels/elementwise.h"

namespace fovea {

ShapeResult outputShape(const TanhSpec& /*spec*/, std::span<const Shape> inputs) { return inputs.front(); }

LayerCost cost(const TanhSpec& /*spec*/, std::span<const Shape> /*inputs*/) { return {}; }

std::size_t memoryBytes(const TanhSpec& /*spec*/, std::span<const Shape> /*inputs*/, int /*batch*/) { return 0; }

// Shapes: input and output N×H×W×C. y = tanh x.
void forward(const TanhSpec& /*spec*/, const LayerForward& pass) {
    kernels::mapForward(pass.inputs.front(), pass.output, *pass.workers, [](float x) { return std::tanh(x); });
}

// dx = (1 − y²) · dy.
void backward(const TanhSpec& /*spec*/, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    kernels::mapBackward(pass.output, pass.outputGradient, dx.view, dx.accumulate, *pass.workers,
                         [](float y, float dy) { return (1.0F - y * y) * dy; });
}

}  // namespace fovea
