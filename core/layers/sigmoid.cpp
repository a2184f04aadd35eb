// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/sigmoid.h"

#include <cmath>

#include "core/kernels/elementwise.h"

namespace fovea {

ShapeResult outputShape(const SigmoidSpec& /*spec*/, std::span<const Shape> inputs) { return inputs.front(); }

LayerCost cost(const SigmoidSpec& /*spec*/, std::span<const Shape> /*inputs*/) { return {}; }

std::size_t memoryBytes(const SigmoidSpec& /*spec*/, std::span<const Shape> /*inputs*/, int /*batch*/) { return 0; }

// Shapes: input and output N×H×W×C. y = 1 / (1 + e⁻ˣ).
void forward(const SigmoidSpec& /*spec*/, const LayerForward& pass) {
    kernels::mapForward(pass.inputs.front(), pass.output, *pass.workers,
                        [](float x) { return 1.0F / (1.0F + std::exp(-x)); });
}

// dx = y · (1 − y) · dy.
void backward(const SigmoidSpec& /*spec*/, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    kernels::mapBackward(pass.output, pass.outputGradient, dx.view, dx.accumulate, *pass.workers,
                         [](float y, float dy) { return y * (1.0F - y) * dy; });
}

}  // namespace fovea
