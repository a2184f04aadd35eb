// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/conv2d.h"

#include <variant>

#include "core/kernels/conv2d.h"

namespace fovea {

ShapeResult outputShape(const Conv2dSpec& spec, std::span<const Shape> inputs) {
    const Shape input = inputs.front();
    for (const auto& problem : checkSetting(SettingId::Filters, spec.filters, 1, 65536)) return problem;
    for (const auto& problem : checkSetting(SettingId::Groups, spec.groups, 1, 65536)) return problem;
    if (input.channels % spec.groups != 0 || spec.filters % spec.groups != 0) {
        return ShapeProblem{ProblemCode::ChannelsNotDivisible,
                            {double(input.channels), double(spec.filters), double(spec.groups)}};
    }
    const auto window = resolveWindow({input.height, input.width}, spec.kernel, spec.stride, spec.dilation, spec.padding,
                                      spec.rounding);
    if (const auto* problem = std::get_if<ShapeProblem>(&window)) return *problem;
    const Extent output = std::get<WindowGeometry>(window).output;
    return checkedSize({output.height, output.width, spec.filters});
}

LayerCost cost(const Conv2dSpec& spec, std::span<const Shape> inputs) {
    const auto result = outputShape(spec, inputs);
    const Shape* output = std::get_if<Shape>(&result);
    if (output == nullptr) return {};
    const std::int64_t kernel =
        std::int64_t{spec.kernel.height} * spec.kernel.width * (inputs.front().channels / spec.groups);
    return {kernel * spec.filters + (spec.bias ? spec.filters : 0), boundedProduct(output->size(), kernel)};
}

namespace {

// The network was built from a spec that passed shape inference.
WindowGeometry geometryOf(const Conv2dSpec& spec, const Shape& input) {
    return std::get<WindowGeometry>(resolveWindow({input.height, input.width}, spec.kernel, spec.stride, spec.dilation,
                                                  spec.padding, spec.rounding));
}

}  // namespace

std::size_t memoryBytes(const Conv2dSpec& /*spec*/, std::span<const Shape> /*inputs*/, int /*batch*/) { return 0; }

// Shapes: input N×H×W×C, weight kh×kw×(C/groups)×F, bias F, output N×H'×W'×F.
// y[i][j][f] = b[f] + Σ_m Σ_n Σ_c x[i·s + m·d − p][j·s + n·d − p][c] · w[m][n][c][f]
void forward(const Conv2dSpec& spec, const LayerForward& pass) {
    const ConstImageView& x = pass.inputs.front();
    kernels::conv2dForward(x, pass.parameters.weight, pass.parameters.bias, geometryOf(spec, x.shape), spec.groups,
                           pass.output, *pass.workers);
}

// dw[m][n][c][f] = Σ_i Σ_j x[i·s + m·d − p][j·s + n·d − p][c] · dy[i][j][f],   db[f] = Σ_i Σ_j dy[i][j][f]
// dx[i·s + m·d − p][j·s + n·d − p][c] = Σ_m Σ_n Σ_f dy[i][j][f] · w[m][n][c][f]
void backward(const Conv2dSpec& spec, const LayerBackward& pass) {
    const ConstImageView& x = pass.inputs.front();
    const WindowGeometry geometry = geometryOf(spec, x.shape);
    kernels::conv2dWeightGradient(x, pass.outputGradient, geometry, spec.groups, pass.parameterGradients.weight,
                                  pass.parameterGradients.bias, *pass.workers);
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data != nullptr)
        kernels::conv2dInputGradient(pass.outputGradient, pass.parameters.weight, geometry, spec.groups, dx.view,
                                     dx.accumulate, *pass.workers);
}

}  // namespace fovea
