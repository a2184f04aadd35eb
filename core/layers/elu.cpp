// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/elu.h"

#include <cmath>

namespace fovea {

// y = x where x > 0, alpha · (eˣ − 1) elsewhere.
void forward(const EluSpec& spec, const LayerForward& pass) {
    activate(pass, [alpha = spec.alpha](float x) { return x > 0.0F ? x : alpha * std::expm1(x); });
}

// dx = dy where x > 0, alpha · eˣ · dy elsewhere.
void backward(const EluSpec& spec, const LayerBackward& pass) {
    activateBackward(pass.inputs.front(), pass,
                     [alpha = spec.alpha](float x, float dy) { return x > 0.0F ? dy : alpha * std::exp(x) * dy; });
}

}  // namespace fovea
