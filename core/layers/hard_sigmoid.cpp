// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/hard_sigmoid.h"

#include <algorithm>

namespace fovea {

// y = min(max(alpha · x + beta, 0), 1).
void forward(const HardSigmoidSpec& spec, const LayerForward& pass) {
    activate(pass, [alpha = spec.alpha, beta = spec.beta](float x) {
        return std::min(std::max(alpha * x + beta, 0.0F), 1.0F);
    });
}

// dx = alpha · dy where 0 < y < 1, else 0.
void backward(const HardSigmoidSpec& spec, const LayerBackward& pass) {
    activateBackward(pass.output, pass,
                     [alpha = spec.alpha](float y, float dy) { return y > 0.0F && y < 1.0F ? alpha * dy : 0.0F; });
}

}  // namespace fovea
