// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/scaled_pool2d.h"

#include <variant>
#include <vector>

#include "core/kernels/chunks.h"
#include "core/kernels/pool.h"

namespace fovea {

ShapeResult outputShape(const ScaledPool2dSpec& spec, std::span<const Shape> inputs) {
    const Shape input = inputs.front();
    if (const auto problem = fieldProblem(spec)) return *problem;
    if (const auto problem = paddingProblem(spec.padding, spec.kernel)) return *problem;
    const auto window = resolveWindowOf(spec, input);
    if (const auto* problem = std::get_if<ShapeProblem>(&window)) return *problem;
    const Extent output = std::get<WindowGeometry>(window).output;
    return checkedSize({output.height, output.width, input.channels});
}

LayerCost cost(const ScaledPool2dSpec& spec, std::span<const Shape> inputs) {
    const auto result = outputShape(spec, inputs);
    const Shape* output = std::get_if<Shape>(&result);
    return {2 * std::int64_t{inputs.front().channels}, output == nullptr ? 0 : output->size()};
}

std::optional<WindowGeometry> windowOf(const ScaledPool2dSpec& spec, const Shape& input) {
    return soundWindow(resolveWindowOf(spec, input));
}

std::vector<LayerTensor> tensorsOf(const ScaledPool2dSpec& /*spec*/, std::span<const Shape> inputs) {
    const int channels = inputs.front().channels;
    return {{.role = ParameterRole::Weight, .dims = {channels}, .initial = 1.0F},
            {.role = ParameterRole::Bias, .dims = {channels}, .initial = 0.0F}};
}

bool runsOnWholeBatch(const ScaledPool2dSpec& /*spec*/, std::span<const Shape> /*inputs*/, Mode /*mode*/) {
    return false;
}

namespace {

/// dw[c] (+)= Σ dy · mean,   db[c] (+)= Σ dy. In double, in the order of the images.
void sumCoefficients(const LayerBackward& pass, const WindowGeometry& window) {
    const ConstImageView& dy = pass.outputGradient;
    Scratch scratch;
    const ImageView mean = denseView(scratch.floats(static_cast<std::size_t>(dy.shape.size())), 1, dy.shape);
    const auto channels = static_cast<std::size_t>(dy.shape.channels);
    std::vector<double> sums(2 * channels, 0.0);
    for (int n = 0; n < dy.count; ++n) {
        ConstImageView image = pass.inputs.front();
        image.data = image.pixel(n, 0, 0);
        image.count = 1;
        kernels::avgPoolForward(image, window, mean, false, Workers::serial());
        for (int y = 0; y < dy.shape.height; ++y)
            for (int x = 0; x < dy.shape.width; ++x)
                for (std::size_t c = 0; c < channels; ++c) {
                    const double own = double{dy.pixel(n, y, x)[c]};
                    sums[c] += own * double{mean.pixel(0, y, x)[c]};
                    sums[channels + c] += own;
                }
    }
    const std::span<float> weight = pass.parameterGradients.weight;
    const std::span<float> bias = pass.parameterGradients.bias;
    for (std::size_t c = 0; c < channels; ++c) {
        weight[c] = (pass.accumulateWeights ? weight[c] : 0.0F) + static_cast<float>(sums[c]);
        bias[c] = (pass.accumulateWeights ? bias[c] : 0.0F) + static_cast<float>(sums[channels + c]);
    }
}

}  // namespace

// Shapes: input N×H×W×C, weight and bias C, output N×H'×W'×C. y = w[c] · mean + b[c]
void forward(const ScaledPool2dSpec& spec, const LayerForward& pass) {
    const ConstImageView& x = pass.inputs.front();
    kernels::avgPoolForward(x, *windowOf(spec, x.shape), pass.output, false, *pass.workers);
    const int channels = x.shape.channels;
    const float* weight = pass.parameters.weight.data();
    const float* bias = pass.parameters.bias.data();
    kernels::forEachRow(pass.output.count, pass.output.shape, *pass.workers, [&](int n, int i) {
        for (int j = 0; j < pass.output.shape.width; ++j) {
            float* y = pass.output.pixel(n, i, j);
            for (int c = 0; c < channels; ++c) y[c] = weight[c] * y[c] + bias[c];
        }
    });
}

// Each value of a window gets an equal share of w[c] · dy.
void backward(const ScaledPool2dSpec& spec, const LayerBackward& pass) {
    const WindowGeometry window = *windowOf(spec, pass.inputs.front().shape);
    if (!pass.parameterGradients.weight.empty()) sumCoefficients(pass, window);
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    const ConstImageView& dy = pass.outputGradient;
    Scratch scratch;
    const ImageView scaled =
        denseView(scratch.floats(static_cast<std::size_t>(dy.shape.size() * dy.count)), dy.count, dy.shape);
    const float* weight = pass.parameters.weight.data();
    for (int n = 0; n < dy.count; ++n)
        for (int i = 0; i < dy.shape.height; ++i)
            for (int j = 0; j < dy.shape.width; ++j)
                for (int c = 0; c < dy.shape.channels; ++c) scaled.pixel(n, i, j)[c] = weight[c] * dy.pixel(n, i, j)[c];
    kernels::avgPoolBackward(scaled, window, dx.view, false, dx.accumulate, *pass.workers);
}

}  // namespace fovea
