// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/max_pool2d.h"

#include <variant>

#include "core/kernels/pool.h"
#include "core/kernels/quarter_pool.h"
#include "core/layers/window_gaps.h"

namespace fovea {

ShapeResult outputShape(const MaxPool2dSpec& spec, std::span<const Shape> inputs) {
    const Shape input = inputs.front();
    if (const auto problem = fieldProblem(spec)) return *problem;
    if (const auto problem = paddingProblem(spec.padding, spec.kernel)) return *problem;
    const auto window = resolveWindowOf(spec, input, spec.dilation);
    if (const auto* problem = std::get_if<ShapeProblem>(&window)) return *problem;
    if (spec.dilation != Extent{1, 1})
        if (const auto problem = gapProblem(std::get<WindowGeometry>(window), input)) return *problem;
    const Extent output = std::get<WindowGeometry>(window).output;
    return checkedSize({output.height, output.width, input.channels});
}

std::optional<WindowGeometry> windowOf(const MaxPool2dSpec& spec, const Shape& input) {
    return soundWindow(resolveWindowOf(spec, input, spec.dilation));
}

bool canMaskBackward(const MaxPool2dSpec& spec, const Shape& input) {
    return kernels::isQuartering(*windowOf(spec, input));
}

std::size_t memoryBytes(const MaxPool2dSpec& spec, std::span<const Shape> inputs, int batch) {
    return kernels::argmaxBytes(*windowOf(spec, inputs.front()), inputs.front().channels, batch);
}

// Shapes: input N×H×W×C, output N×H'×W'×C. y = largest value of the window; memory keeps its place.
void forward(const MaxPool2dSpec& spec, const LayerForward& pass) {
    const ConstImageView& x = pass.inputs.front();
    const auto argmax = pass.mode == Mode::Training ? pass.memory : std::span<std::byte>();
    kernels::maxPoolForward(x, *windowOf(spec, x.shape), pass.output, argmax, *pass.workers,
                            pass.fusedRelu && pass.mode == Mode::Training);
}

// dy goes to the value that won.
void backward(const MaxPool2dSpec& spec, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    kernels::maxPoolBackward(pass.outputGradient, *windowOf(spec, dx.view.shape), pass.memory, dx.view, dx.accumulate,
                             *pass.workers);
}

}  // namespace fovea
