// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/gelu.h"

#include <cmath>

namespace fovea {

namespace {

constexpr float halfRoot = 0.70710678F;    // 1 / √2
constexpr float density = 0.39894228F;     // 1 / √(2π)
constexpr float tanhFactor = 0.79788456F;  // √(2 / π)
constexpr float cubicFactor = 0.044715F;

float inner(float x) { return std::tanh(tanhFactor * (x + cubicFactor * x * x * x)); }

}  // namespace

// y = x · (1 + erf(x / √2)) / 2, or with tanh(√(2/π) · (x + 0.044715 · x³)) in place of the error function.
void forward(const GeluSpec& spec, const LayerForward& pass) {
    if (spec.approximate)
        activate(pass, [](float x) { return 0.5F * x * (1.0F + inner(x)); });
    else
        activate(pass, [](float x) { return 0.5F * x * (1.0F + std::erf(x * halfRoot)); });
}

// dx = (Φ(x) + x · φ(x)) · dy; with t the tanh: (1 + t + x · (1 − t²) · √(2/π) · (1 + 3 · 0.044715 · x²)) / 2 · dy.
void backward(const GeluSpec& spec, const LayerBackward& pass) {
    if (spec.approximate)
        activateBackward(pass.inputs.front(), pass, [](float x, float dy) {
            const float t = inner(x);
            const float slope = tanhFactor * (1.0F + 3.0F * cubicFactor * x * x);
            return 0.5F * (1.0F + t + x * (1.0F - t * t) * slope) * dy;
        });
    else
        activateBackward(pass.inputs.front(), pass, [](float x, float dy) {
            const float below = 0.5F * (1.0F + std::erf(x * halfRoot));
            return (below + x * density * std::exp(-0.5F * x * x)) * dy;
        });
}

}  // namespace fovea
