// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/tanh.h"

#include <cmath>

namespace fovea {

// y = tanh x.
void forward(const TanhSpec& /*spec*/, const LayerForward& pass) {
    activate(pass, [](float x) { return std::tanh(x); });
}

// dx = (1 − y²) · dy.
void backward(const TanhSpec& /*spec*/, const LayerBackward& pass) {
    activateBackward(pass.output, pass, [](float y, float dy) { return (1.0F - y * y) * dy; });
}

}  // namespace fovea
