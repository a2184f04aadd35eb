// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/silu.h"

#include <cmath>

namespace fovea {

// y = x / (1 + e⁻ˣ).
void forward(const SiluSpec& /*spec*/, const LayerForward& pass) {
    activate(pass, [](float x) { return x / (1.0F + std::exp(-x)); });
}

// dx = s · (1 + x · (1 − s)) · dy with s = 1 / (1 + e⁻ˣ).
void backward(const SiluSpec& /*spec*/, const LayerBackward& pass) {
    activateBackward(pass.inputs.front(), pass, [](float x, float dy) {
        const float s = 1.0F / (1.0F + std::exp(-x));
        return s * (1.0F + x * (1.0F - s)) * dy;
    });
}

}  // namespace fovea
