// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/avg_pool2d.h"

#include <variant>

#include "core/kernels/pool.h"
#include "core/layers/window_gaps.h"

namespace fovea {

ShapeResult outputShape(const AvgPool2dSpec& spec, std::span<const Shape> inputs) {
    const Shape input = inputs.front();
    if (const auto problem = fieldProblem(spec)) return *problem;
    if (const auto problem = paddingProblem(spec.padding, spec.kernel)) return *problem;
    const auto window = resolveWindowOf(spec, input, spec.dilation);
    if (const auto* problem = std::get_if<ShapeProblem>(&window)) return *problem;
    if (!spec.countPadding && spec.dilation != Extent{1, 1})
        if (const auto problem = gapProblem(std::get<WindowGeometry>(window), input)) return *problem;
    const Extent output = std::get<WindowGeometry>(window).output;
    return checkedSize({output.height, output.width, input.channels});
}

std::optional<WindowGeometry> windowOf(const AvgPool2dSpec& spec, const Shape& input) {
    return soundWindow(resolveWindowOf(spec, input, spec.dilation));
}

// Shapes: input N×H×W×C, output N×H'×W'×C. y = mean of the window's values inside the image, or of the whole
// window with zeros in its padding.
void forward(const AvgPool2dSpec& spec, const LayerForward& pass) {
    const ConstImageView& x = pass.inputs.front();
    kernels::avgPoolForward(x, *windowOf(spec, x.shape), pass.output, spec.countPadding, *pass.workers);
}

// Each value of a window gets an equal share of dy.
void backward(const AvgPool2dSpec& spec, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    kernels::avgPoolBackward(pass.outputGradient, *windowOf(spec, dx.view.shape), dx.view, spec.countPadding,
                             dx.accumulate, *pass.workers);
}

}  // namespace fovea
