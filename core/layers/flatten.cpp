// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/flatten.h"

#include "core/kernels/elementwise.h"

namespace fovea {

ShapeResult outputShape(const FlattenSpec& /*spec*/, std::span<const Shape> inputs) {
    return Shape{1, 1, static_cast<int>(inputs.front().size())};
}

// Shapes: input N×H×W×C, output N×1×1×(H·W·C), the same values in the same order.
void forward(const FlattenSpec& /*spec*/, const LayerForward& pass) {
    kernels::copyValues(pass.inputs.front(), pass.output, false, *pass.workers);
}

void backward(const FlattenSpec& /*spec*/, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data != nullptr) kernels::copyValues(pass.outputGradient, dx.view, dx.accumulate, *pass.workers);
}

}  // namespace fovea
