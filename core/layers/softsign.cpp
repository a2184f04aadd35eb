// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/softsign.h"

#include <cmath>

namespace fovea {

// y = x / (1 + |x|).
void forward(const SoftsignSpec& /*spec*/, const LayerForward& pass) {
    activate(pass, [](float x) { return x / (1.0F + std::abs(x)); });
}

// dx = dy / (1 + |x|)², and 1 / (1 + |x|) = 1 − |y|.
void backward(const SoftsignSpec& /*spec*/, const LayerBackward& pass) {
    activateBackward(pass.output, pass, [](float y, float dy) {
        const float rest = 1.0F - std::abs(y);
        return rest * rest * dy;
    });
}

}  // namespace fovea
