// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/global_avg_pool.h"

#include "core/kernels/pool.h"

namespace fovea {

ShapeResult outputShape(const GlobalAvgPoolSpec& /*spec*/, std::span<const Shape> inputs) {
    return Shape{1, 1, inputs.front().channels};
}

std::optional<WindowGeometry> windowOf(const GlobalAvgPoolSpec& /*spec*/, const Shape& input) {
    const Extent all{input.height, input.width};
    return WindowGeometry{all, all, {1, 1}, {}, {1, 1}};
}

// Shapes: input N×H×W×C, output N×1×1×C. y = Σ x / (H·W)
void forward(const GlobalAvgPoolSpec& /*spec*/, const LayerForward& pass) {
    kernels::globalAvgPoolForward(pass.inputs.front(), pass.output, *pass.workers);
}

// dx = dy / (H·W)
void backward(const GlobalAvgPoolSpec& /*spec*/, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data != nullptr)
        kernels::globalAvgPoolBackward(pass.outputGradient, dx.view, dx.accumulate, *pass.workers);
}

}  // namespace fovea
