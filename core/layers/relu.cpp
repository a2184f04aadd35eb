// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/relu.h"

#include "core/kernels/elementwise.h"

namespace fovea {

ShapeResult outputShape(const ReluSpec& /*spec*/, std::span<const Shape> inputs) { return inputs.front(); }

LayerCost cost(const ReluSpec& /*spec*/, std::span<const Shape> /*inputs*/) { return {}; }

std::size_t memoryBytes(const ReluSpec& /*spec*/, std::span<const Shape> /*inputs*/, int /*batch*/) { return 0; }

// Shapes: input and output N×H×W×C. y = max(0, x); NaN passes.
void forward(const ReluSpec& /*spec*/, const LayerForward& pass) {
    kernels::mapForward(pass.inputs.front(), pass.output, *pass.workers, [](float x) { return x < 0.0F ? 0.0F : x; });
}

// dx = dy where x > 0, else 0. The output tells as well, and is the one still in cache.
void backward(const ReluSpec& /*spec*/, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    kernels::mapBackward(pass.output, pass.outputGradient, dx.view, dx.accumulate, *pass.workers,
                         [](float y, float dy) { return y <= 0.0F ? 0.0F : dy; });
}

}  // namespace fovea
