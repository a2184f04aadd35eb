// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/softplus.h"

#include <algorithm>
#include <cmath>

namespace fovea {

// y = ln(1 + e^(b · x)) / b, as max(b · x, 0) + ln(1 + e^−|b · x|), which never overflows.
void forward(const SoftplusSpec& spec, const LayerForward& pass) {
    activate(pass, [beta = spec.beta](float x) {
        const float scaled = beta * x;
        return (std::max(scaled, 0.0F) + std::log1p(std::exp(-std::abs(scaled)))) / beta;
    });
}

// dx = dy / (1 + e^(−b · x)).
void backward(const SoftplusSpec& spec, const LayerBackward& pass) {
    activateBackward(pass.inputs.front(), pass,
                     [beta = spec.beta](float x, float dy) { return dy / (1.0F + std::exp(-beta * x)); });
}

}  // namespace fovea
