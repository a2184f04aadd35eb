// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/identity.h"

namespace fovea {

// y = x
void forward(const IdentitySpec& /*spec*/, const LayerForward& pass) {
    if (pass.inputs.front().data != pass.output.data)
        kernels::copyValues(pass.inputs.front(), pass.output, false, *pass.workers);
}

// dx = dy
void backward(const IdentitySpec& /*spec*/, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data != nullptr && (dx.accumulate || dx.view.data != pass.outputGradient.data))
        kernels::copyValues(pass.outputGradient, dx.view, dx.accumulate, *pass.workers);
}

}  // namespace fovea
