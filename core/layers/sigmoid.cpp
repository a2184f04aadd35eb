// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/sigmoid.h"

#include <cmath>

namespace fovea {

// y = 1 / (1 + e⁻ˣ).
void forward(const SigmoidSpec& /*spec*/, const LayerForward& pass) {
    activate(pass, [](float x) { return 1.0F / (1.0F + std::exp(-x)); });
}

// dx = y · (1 − y) · dy.
void backward(const SigmoidSpec& /*spec*/, const LayerBackward& pass) {
    activateBackward(pass.output, pass, [](float y, float dy) { return y * (1.0F - y) * dy; });
}

}  // namespace fovea
