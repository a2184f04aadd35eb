// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/crop.h"

#include "core/kernels/moving.h"

namespace fovea {

ShapeResult outputShape(const CropSpec& spec, std::span<const Shape> inputs) {
    if (const auto problem = fieldProblem(spec)) return *problem;
    const Shape input = inputs.front();
    const auto tooMuch = [](int axis, int side, int before, int after) {
        return ShapeProblem{ProblemCode::NothingLeft, {double(axis), double(side), double(before), double(after)}};
    };
    if (spec.top + spec.bottom >= input.height) return tooMuch(0, input.height, spec.top, spec.bottom);
    if (spec.left + spec.right >= input.width) return tooMuch(1, input.width, spec.left, spec.right);
    return Shape{input.height - spec.top - spec.bottom, input.width - spec.left - spec.right, input.channels};
}

std::optional<WindowGeometry> windowOf(const CropSpec& spec, const Shape& input) {
    return pixelWindow({input.height - spec.top - spec.bottom, input.width - spec.left - spec.right}, {1, 1}, -spec.top,
                       -spec.left);
}

// Shapes: input N×H×W×C, output N×(H − top − bottom)×(W − left − right)×C. y(i, j) = x(i + top, j + left)
void forward(const CropSpec& spec, const LayerForward& pass) {
    kernels::placeImage(pass.inputs.front(), -spec.top, -spec.left, pass.output, false, *pass.workers);
}

// dx(i, j) = dy(i − top, j − left), 0 where that is cut off.
void backward(const CropSpec& spec, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    kernels::placeImage(pass.outputGradient, spec.top, spec.left, dx.view, dx.accumulate, *pass.workers);
}

}  // namespace fovea
