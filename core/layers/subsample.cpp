// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/subsample.h"

#include "core/kernels/moving.h"

namespace fovea {

namespace {

Extent thinned(const SubsampleSpec& spec, const Shape& input) {
    return {(input.height - 1) / spec.stride.height + 1, (input.width - 1) / spec.stride.width + 1};
}

}  // namespace

ShapeResult outputShape(const SubsampleSpec& spec, std::span<const Shape> inputs) {
    if (const auto problem = fieldProblem(spec)) return *problem;
    const Shape input = inputs.front();
    const Extent output = thinned(spec, input);
    const std::int64_t channels = std::int64_t{input.channels} + spec.before + spec.behind;
    if (channels > 2147483647)
        return ShapeProblem{ProblemCode::TooLarge,
                            {double(output.height) * double(output.width) * double(channels), 2147483647.0}};
    return checkedSize({output.height, output.width, static_cast<int>(channels)});
}

std::optional<WindowGeometry> windowOf(const SubsampleSpec& spec, const Shape& input) {
    return pixelWindow(thinned(spec, input), spec.stride);
}

// Shapes: input N×H×W×C, output N×⌈H / stride⌉×⌈W / stride⌉×(before + C + behind). y(i, j, before + c) = x(i·S, j·S, c)
void forward(const SubsampleSpec& spec, const LayerForward& pass) {
    kernels::thinOut(pass.inputs.front(), spec.stride, spec.before, pass.output, *pass.workers);
}

// dx(i·S, j·S, c) = dy(i, j, before + c), 0 elsewhere.
void backward(const SubsampleSpec& spec, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    kernels::spreadOut(pass.outputGradient, spec.stride, spec.before, dx.view, dx.accumulate, *pass.workers);
}

}  // namespace fovea
