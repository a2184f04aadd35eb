// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/relu.h"

namespace fovea {

// y = max(0, x); NaN passes.
void forward(const ReluSpec& /*spec*/, const LayerForward& pass) {
    activate(pass, [](float x) { return x < 0.0F ? 0.0F : x; });
}

// dx = dy where x > 0, else 0. The output tells as well, and is the one still in cache.
void backward(const ReluSpec& /*spec*/, const LayerBackward& pass) {
    activateBackward(pass.output, pass, [](float y, float dy) { return y <= 0.0F ? 0.0F : dy; });
}

}  // namespace fovea
