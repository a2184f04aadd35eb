// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/selu.h"

#include <cmath>

namespace fovea {

namespace {

constexpr float alpha = 1.6732632423543772F;
constexpr float lambda = 1.0507009873554805F;

}  // namespace

// y = λ · x where x > 0, λ · α · (eˣ − 1) elsewhere.
void forward(const SeluSpec& /*spec*/, const LayerForward& pass) {
    activate(pass, [](float x) { return lambda * (x > 0.0F ? x : alpha * std::expm1(x)); });
}

// dx = λ · dy where x > 0, λ · α · eˣ · dy elsewhere.
void backward(const SeluSpec& /*spec*/, const LayerBackward& pass) {
    activateBackward(pass.inputs.front(), pass,
                     [](float x, float dy) { return lambda * (x > 0.0F ? dy : alpha * std::exp(x) * dy); });
}

}  // namespace fovea
