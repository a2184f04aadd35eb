// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/hard_swish.h"

#include <algorithm>

namespace fovea {

// y = x · min(max(x + 3, 0), 6) / 6.
void forward(const HardSwishSpec& /*spec*/, const LayerForward& pass) {
    activate(pass, [](float x) { return x * std::min(std::max(x + 3.0F, 0.0F), 6.0F) * (1.0F / 6.0F); });
}

// dx = 0 up to −3, dy from 3 on, (2x + 3) / 6 · dy between.
void backward(const HardSwishSpec& /*spec*/, const LayerBackward& pass) {
    activateBackward(pass.inputs.front(), pass, [](float x, float dy) {
        const float slope = (2.0F * x + 3.0F) * (1.0F / 6.0F);
        return (x <= -3.0F ? 0.0F : x >= 3.0F ? 1.0F : slope) * dy;
    });
}

}  // namespace fovea
