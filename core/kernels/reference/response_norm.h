// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>

#include "core/kernels/reference/images.h"

namespace fovea::reference {

template <class T>
struct ResponseNorm {
    int size;  ///< channels in a window, odd
    T alpha;
    T beta;
    T bias;
};

/// body(k) for the channels k in the window around channel c.
template <class T, class Body>
void forEachNeighbour(const ResponseNorm<T>& norm, int channels, int c, const Body& body) {
    for (int k = std::max(0, c - norm.size / 2); k <= std::min(channels - 1, c + norm.size / 2); ++k) body(k);
}

/// d[c] = bias + alpha / size · Σ x[k]²
template <class T>
T responseAround(BasicImageView<const T> input, const ResponseNorm<T>& norm, int n, int y, int x, int c) {
    T squares = 0;
    forEachNeighbour(norm, input.shape.channels, c,
                     [&](int k) { squares += input.at(n, y, x, k) * input.at(n, y, x, k); });
    return norm.bias + norm.alpha / static_cast<T>(norm.size) * squares;
}

/// y[c] = x[c] / d[c]^beta
template <class T>
void responseNormForward(BasicImageView<const T> input, const ResponseNorm<T>& norm, BasicImageView<T> output) {
    forEachValue(output, [&](int n, int y, int x, int c) {
        output.at(n, y, x, c) = input.at(n, y, x, c) / std::pow(responseAround(input, norm, n, y, x, c), norm.beta);
    });
}

/// ∂y[c]/∂x[k] = [c = k] / d[c]^beta − 2 · alpha / size · beta · x[c] · x[k] / d[c]^(beta + 1)
template <class T>
void responseNormBackward(BasicImageView<const T> input, BasicImageView<const T> outputGradient,
                          const ResponseNorm<T>& norm, BasicImageView<T> inputGradient) {
    fill(inputGradient, T{0});
    forEachValue(outputGradient, [&](int n, int y, int x, int c) {
        const T response = responseAround(input, norm, n, y, x, c);
        const T dy = outputGradient.at(n, y, x, c);
        inputGradient.at(n, y, x, c) += dy / std::pow(response, norm.beta);
        forEachNeighbour(norm, input.shape.channels, c, [&](int k) {
            inputGradient.at(n, y, x, k) -= 2 * norm.alpha / static_cast<T>(norm.size) * norm.beta * dy *
                                            input.at(n, y, x, c) * input.at(n, y, x, k) /
                                            std::pow(response, norm.beta + 1);
        });
    });
}

}  // namespace fovea::reference
