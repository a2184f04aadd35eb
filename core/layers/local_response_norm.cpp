// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/local_response_norm.h"

#include "core/kernels/response_norm.h"

namespace fovea {

namespace {

kernels::ResponseNorm settingsOf(const LocalResponseNormSpec& spec) {
    return {.radius = spec.size / 2,
            .factor = spec.alpha / static_cast<float>(spec.size),
            .beta = spec.beta,
            .bias = spec.bias};
}

}  // namespace

ShapeResult outputShape(const LocalResponseNormSpec& spec, std::span<const Shape> inputs) {
    if (const auto problem = fieldProblem(spec)) return *problem;
    if (spec.size % 2 == 0)
        return ShapeProblem{ProblemCode::SettingNotOdd, {double(SettingId::Size), double(spec.size)}};
    return inputs.front();
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
