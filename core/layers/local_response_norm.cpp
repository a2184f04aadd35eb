// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/local_response_norm.h"

#include "core/kernels/response_norm.h"

namespace fovea {

namespace {

constexpr int largestSize = 1023;

kernels::ResponseNorm settingsOf(const LocalResponseNormSpec& spec) {
    return {.radius = spec.size / 2,
            .factor = spec.alpha / static_cast<float>(spec.size),
            .beta = spec.beta,
            .bias = spec.bias};
}

}  // namespace

ShapeResult outputShape(const LocalResponseNormSpec& spec, std::span<const Shape> inputs) {
    for (const auto& problem : checkSetting(SettingId::Size, spec.size, 1, largestSize)) return problem;
    if (spec.size % 2 == 0)
        return ShapeProblem{ProblemCode::SettingNotOdd, {double(SettingId::Size), double(spec.size)}};
    for (const auto& problem : checkSetting(SettingId::Alpha, spec.alpha, 0, 100)) return problem;
    for (const auto& problem : checkSetting(SettingId::Beta, spec.beta, 0, 10)) return problem;
    for (const auto& problem : checkSetting(SettingId::Bias, spec.bias, 0.001, 1000)) return problem;
    return inputs.front();
}

LayerCost cost(const LocalResponseNormSpec& /*spec*/, std::span<const Shape> /*inputs*/) { return {}; }

std::size_t memoryBytes(const LocalResponseNormSpec& /*spec*/, std::span<const Shape> /*inputs*/, int /*batch*/) {
    return 0;
}

// Shapes: input and output N×H×W×C. y[c] = x[c] · d[c]^−beta with d[c] = bias + alpha / size · Σ x[k]².
void forward(const LocalResponseNormSpec& spec, const LayerForward& pass) {
    kernels::responseNormForward(pass.inputs.front(), settingsOf(spec), pass.output, *pass.workers);
}

// dx[c] = dy[c] · d[c]^−beta − 2 · alpha / size · beta · x[c] · Σ dy[k] · x[k] · d[k]^(−beta − 1).
void backward(const LocalResponseNormSpec& spec, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    kernels::responseNormBackward(pass.inputs.front(), pass.outputGradient, settingsOf(spec), dx.view, dx.accumulate,
                                  *pass.workers);
}

}  // namespace fovea
