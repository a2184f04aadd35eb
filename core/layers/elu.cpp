// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/elu.h"

#include <cmath>

#include "core/kernels/elementwise.h"

namespace fovea {

ShapeResult outputShape(const EluSpec& spec, std::span<const Shape> inputs) {
    for (const auto& problem : checkSetting(SettingId::Alpha, spec.alpha, 0, 100)) return problem;
    return inputs.front();
}

LayerCost cost(const EluSpec& /*spec*/, std::span<const Shape> /*inputs*/) { return {}; }

std::size_t memoryBytes(const EluSpec& /*spec*/, std::span<const Shape> /*inputs*/, int /*batch*/) { return 0; }

// Shapes: input and output N×H×W×C. y = x where x > 0, alpha · (eˣ − 1) elsewhere.
void forward(const EluSpec& spec, const LayerForward& pass) {
    kernels::mapForward(pass.inputs.front(), pass.output, *pass.workers,
                        [alpha = spec.alpha](float x) { return x > 0.0F ? x : alpha * std::expm1(x); });
}

// dx = dy where x > 0, alpha · eˣ · dy elsewhere.
void backward(const EluSpec& spec, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    kernels::mapBackward(pass.inputs.front(), pass.outputGradient, dx.view, dx.accumulate, *pass.workers,
                         [alpha = spec.alpha](float x, float dy) { return x > 0.0F ? dy : alpha * std::exp(x) * dy; });
}

}  // namespace fovea
