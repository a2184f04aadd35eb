// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/mish.h"

#include <algorithm>
#include <cmath>

namespace fovea {

namespace {

/// ln(1 + eˣ) without overflow.
float softplus(float x) { return std::max(x, 0.0F) + std::log1p(std::exp(-std::abs(x))); }

}  // namespace

// y = x · tanh(ln(1 + eˣ)).
void forward(const MishSpec& /*spec*/, const LayerForward& pass) {
    activate(pass, [](float x) { return x * std::tanh(softplus(x)); });
}

// dx = (t + x · (1 − t²) · σ(x)) · dy with t = tanh(ln(1 + eˣ)).
void backward(const MishSpec& /*spec*/, const LayerBackward& pass) {
    activateBackward(pass.inputs.front(), pass, [](float x, float dy) {
        const float t = std::tanh(softplus(x));
        return (t + x * (1.0F - t * t) / (1.0F + std::exp(-x))) * dy;
    });
}

}  // namespace fovea
