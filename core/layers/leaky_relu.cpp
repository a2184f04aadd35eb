// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/leaky_relu.h"

namespace fovea {

// y = x where x > 0, slope · x elsewhere.
void forward(const LeakyReluSpec& spec, const LayerForward& pass) {
    activate(pass, [slope = spec.slope](float x) { return x > 0.0F ? x : slope * x; });
}

// dx = dy where x > 0, slope · dy elsewhere.
void backward(const LeakyReluSpec& spec, const LayerBackward& pass) {
    activateBackward(pass.inputs.front(), pass,
                     [slope = spec.slope](float x, float dy) { return x > 0.0F ? dy : slope * dy; });
}

}  // namespace fovea
