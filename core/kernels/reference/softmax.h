// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

#include "core/kernels/reference/images.h"

namespace fovea::reference {

/// y = e^x / Σ e^x over the channels of a pixel.
template <class T>
void softmaxForward(BasicImageView<const T> input, BasicImageView<T> output) {
    forEachValue(output, [&](int n, int y, int x, int c) {
        T sum = 0;
        for (int k = 0; k < input.shape.channels; ++k) sum += std::exp(input.at(n, y, x, k) - input.at(n, y, x, c));
        output.at(n, y, x, c) = T{1} / sum;
    });
}

/// dx[c] = Σₖ dy[k] · y[k] · (δ(k, c) − y[c]), with y from softmaxForward.
template <class T>
void softmaxBackward(BasicImageView<const T> output, BasicImageView<const T> outputGradient,
                     BasicImageView<T> inputGradient) {
    forEachValue(inputGradient, [&](int n, int y, int x, int c) {
        T sum = 0;
        for (int k = 0; k < output.shape.channels; ++k)
            sum += outputGradient.at(n, y, x, k) * output.at(n, y, x, k) *
                   ((k == c ? T{1} : T{0}) - output.at(n, y, x, c));
        inputGradient.at(n, y, x, c) = sum;
    });
}

}  // namespace fovea::reference
