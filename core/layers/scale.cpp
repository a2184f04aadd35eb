// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/scale.h"

namespace fovea {

// y = factor · x + shift
void forward(const ScaleSpec& spec, const LayerForward& pass) {
    activate(pass, [factor = spec.factor, shift = spec.shift](float x) { return factor * x + shift; });
}

// dx = factor · dy
void backward(const ScaleSpec& spec, const LayerBackward& pass) {
    activateBackward(pass.outputGradient, pass, [factor = spec.factor](float, float dy) { return factor * dy; });
}

}  // namespace fovea
