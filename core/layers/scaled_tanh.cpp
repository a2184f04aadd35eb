// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/scaled_tanh.h"

#include <cmath>

namespace fovea {

// y = A · tanh(s · x)
void forward(const ScaledTanhSpec& spec, const LayerForward& pass) {
    activate(pass, [spec](float x) { return spec.amplitude * std::tanh(spec.slope * x); });
}

// dx = A · s · (1 − (y / A)²) · dy
void backward(const ScaledTanhSpec& spec, const LayerBackward& pass) {
    const float steepest = spec.amplitude * spec.slope;
    const float inverse = 1.0F / spec.amplitude;
    activateBackward(pass.output, pass, [steepest, inverse](float y, float dy) {
        const float part = y * inverse;
        return steepest * (1.0F - part) * (1.0F + part) * dy;
    });
}

}  // namespace fovea
