// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/zero_pad.h"

#include "core/kernels/moving.h"

namespace fovea {

ShapeResult outputShape(const ZeroPadSpec& spec, std::span<const Shape> inputs) {
    if (const auto problem = fieldProblem(spec)) return *problem;
    const Shape input = inputs.front();
    return checkedSize({input.height + spec.top + spec.bottom, input.width + spec.left + spec.right, input.channels});
}

std::optional<WindowGeometry> windowOf(const ZeroPadSpec& spec, const Shape& input) {
    return pixelWindow({input.height + spec.top + spec.bottom, input.width + spec.left + spec.right}, {1, 1}, spec.top,
                       spec.left);
}

// Shapes: input N×H×W×C, output N×(top + H + bottom)×(left + W + right)×C. y(i, j) = x(i − top, j − left), or 0.
void forward(const ZeroPadSpec& spec, const LayerForward& pass) {
    kernels::placeImage(pass.inputs.front(), spec.top, spec.left, pass.output, false, *pass.workers);
}

// dx(i, j) = dy(i + top, j + left)
void backward(const ZeroPadSpec& spec, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    kernels::placeImage(pass.outputGradient, -spec.top, -spec.left, dx.view, dx.accumulate, *pass.workers);
}

}  // namespace fovea
