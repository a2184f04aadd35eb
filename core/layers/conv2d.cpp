// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/conv2d.h"

#include <memory>
#include <optional>
#include <variant>

namespace fovea {

ShapeResult outputShape(const Conv2dSpec& spec, std::span<const Shape> inputs) {
    const Shape input = inputs.front();
    if (const auto problem = fieldProblem(spec)) return *problem;
    if (input.channels % spec.groups != 0 || spec.filters % spec.groups != 0) {
        return ShapeProblem{ProblemCode::ChannelsNotDivisible,
                            {double(input.channels), double(spec.filters), double(spec.groups)}};
    }
    const auto window = resolveWindowOf(spec, input, spec.dilation);
    if (const auto* problem = std::get_if<ShapeProblem>(&window)) return *problem;
    const Extent output = std::get<WindowGeometry>(window).output;
    return checkedSize({output.height, output.width, spec.filters});
}

LayerCost cost(const Conv2dSpec& spec, std::span<const Shape> inputs) {
    const int channels = inputs.front().channels;
    if (fieldProblem(spec) || channels % spec.groups != 0 || spec.filters % spec.groups != 0) return {};
    // At most 2^10 · 2^10 · 2^31; times 2^16 filters it need not fit any more.
    const std::int64_t kernel = std::int64_t{spec.kernel.height} * spec.kernel.width * (channels / spec.groups);
    // The sides, which may not fit, have no part in the number of weights.
    const auto result = outputShape(spec, inputs);
    const Shape* output = std::get_if<Shape>(&result);
    return {boundedSum(boundedProduct(kernel, spec.filters), spec.bias ? spec.filters : 0),
            output == nullptr ? 0 : boundedProduct(output->size(), kernel)};
}

std::optional<WindowGeometry> windowOf(const Conv2dSpec& spec, const Shape& input) {
    return soundWindow(resolveWindowOf(spec, input, spec.dilation));
}

kernels::ConvProblem convProblem(const Conv2dSpec& spec, const Shape& input) {
    return {input, spec.filters, *windowOf(spec, input), spec.groups};
}

std::vector<LayerTensor> tensorsOf(const Conv2dSpec& spec, std::span<const Shape> inputs) {
    const int channels = inputs.front().channels / spec.groups;
    const double window = double(spec.kernel.height) * spec.kernel.width;
    std::vector<LayerTensor> tensors;
    tensors.push_back({.role = ParameterRole::Weight,
                       .dims = {spec.kernel.height, spec.kernel.width, channels, spec.filters},
                       .fanIn = window * channels,
                       .fanOut = window * spec.filters});
    if (spec.bias) tensors.push_back({.role = ParameterRole::Bias, .dims = {spec.filters}, .initial = 0.0F});
    return tensors;
}

bool runsOnWholeBatch(const Conv2dSpec& spec, std::span<const Shape> inputs, Mode mode) {
    return mode == Mode::Training && kernels::paysWholeBatch(convProblem(spec, inputs.front()));
}

namespace {

/// A convolution for one call, with its weights packed into the calling thread's scratch.
class OwnConvolution {
public:
    OwnConvolution(const Conv2dSpec& spec, const ConstImageView& input, kernels::ConvPass pass, const float* weight)
        : problem_(convProblem(spec, input.shape)),
          convolution_(kernels::makeConvolution(kernels::chooseConvMethod(problem_), problem_)),
          panels_(scratch_.floats(convolution_->panelFloats(pass))) {
        for (int job = 0; job < convolution_->packJobs(pass); ++job) convolution_->pack(pass, job, weight, panels_);
    }
    PreparedConvolution prepared(const float* bias) const { return {convolution_.get(), panels_, bias}; }

private:
    Scratch scratch_;
    kernels::ConvProblem problem_;
    std::unique_ptr<kernels::Convolution> convolution_;
    float* panels_;
};

float* dataOrNull(std::span<float> values) { return values.empty() ? nullptr : values.data(); }

}  // namespace

// Shapes: input N×H×W×C, weight kh×kw×(C/groups)×F, bias F, output N×H'×W'×F.
// y[i][j][f] = b[f] + Σ_m Σ_n Σ_c x[i·s + m·d − p][j·s + n·d − p][c] · w[m][n][c][f]
void forward(const Conv2dSpec& spec, const LayerForward& pass) {
    const ConstImageView& x = pass.inputs.front();
    std::optional<OwnConvolution> own;
    PreparedConvolution prepared = pass.prepared != nullptr ? *pass.prepared : PreparedConvolution{};
    if (prepared.convolution == nullptr) {
        own.emplace(spec, x, kernels::ConvPass::Forward, pass.parameters.weight.data());
        prepared = own->prepared(pass.parameters.bias.empty() ? nullptr : pass.parameters.bias.data());
    }
    // A pool in the same pass keeps its argmax in its memory.
    auto* argmax = pass.memory.empty() ? nullptr : reinterpret_cast<std::uint8_t*>(pass.memory.data());
    const kernels::ConvForward call{x, prepared.panels, prepared.bias, pass.fusedRelu, pass.output, argmax};
    if (pass.isWholeBatch)
        prepared.convolution->forwardWholeBatch(call, *pass.workers);
    else
        prepared.convolution->forward(call);
}

// dw[m][n][c][f] = Σ_i Σ_j x[i·s + m·d − p][j·s + n·d − p][c] · dy[i][j][f],   db[f] = Σ_i Σ_j dy[i][j][f]
// dx[i·s + m·d − p][j·s + n·d − p][c] = Σ_m Σ_n Σ_f dy[i][j][f] · w[m][n][c][f]
void backward(const Conv2dSpec& spec, const LayerBackward& pass) {
    const ConstImageView& x = pass.inputs.front();
    std::optional<OwnConvolution> own;
    PreparedConvolution prepared = pass.prepared != nullptr ? *pass.prepared : PreparedConvolution{};
    if (prepared.convolution == nullptr) {
        own.emplace(spec, x, kernels::ConvPass::InputGradient, pass.parameters.weight.data());
        prepared = own->prepared(nullptr);
    }
    const InputGradient& dx = pass.inputGradients.front();
    const kernels::ConvBackward call{x,
                                     pass.outputGradient,
                                     prepared.panels,
                                     dx.view,
                                     dx.accumulate,
                                     dataOrNull(pass.parameterGradients.weight),
                                     dataOrNull(pass.parameterGradients.bias),
                                     reinterpret_cast<const std::uint8_t*>(pass.memory.data()),
                                     pass.accumulateWeights};
    if (pass.isWholeBatch)
        prepared.convolution->backwardWholeBatch(call, *pass.workers);
    else
        prepared.convolution->backward(call);
}

}  // namespace fovea
