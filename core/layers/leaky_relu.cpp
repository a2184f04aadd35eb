// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/leaky_relu.h"

#include "core/kernels/elementwise.h"

namespace fovea {

ShapeResult outputShape(const LeakyReluSpec& spec, std::span<const Shape> inputs) {
    for (const auto& problem : checkSetting(SettingId::Slope, spec.slope, 0, 1)) return problem;
    return inputs.front();
}

LayerCost cost(const LeakyReluSpec& /*spec*/, std::span<const Shape> /*inputs*/) { return {}; }

std::size_t memoryBytes(const LeakyReluSpec& /*spec*/, std::span<const Shape> /*inputs*/, int /*batch*/) { return 0; }

// Shapes: input and output N×H×W×C. y = x where x > 0, slope · x elsewhere.
void forward(const LeakyReluSpec& spec, const LayerForward& pass) {
    kernels::mapForward(pass.inputs.front(), pass.output, *pass.workers,
                        [slope = spec.slope](float x) { return x > 0.0F ? x : slope * x; });
}

// dx = dy where x > 0, slope · dy elsewhere.
void backward(const LeakyReluSpec& spec, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    kernels::mapBackward(pass.inputs.front(), pass.outputGradient, dx.view, dx.accumulate, *pass.workers,
                         [slope = spec.slope](float x, float dy) { return x > 0.0F ? dy : slope * dy; });
}

}  // namespace fovea
