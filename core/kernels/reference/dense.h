// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>

#include "core/kernels/reference/images.h"

namespace fovea::reference {

/// y[u] = b[u] + Σ_i x[i] · W[i][u]
/// Shapes: input N×1×1×I, weight I×U, bias U or empty, output N×1×1×U.
template <class T>
void denseForward(BasicImageView<const T> input, std::span<const T> weight, std::span<const T> bias,
                  BasicImageView<T> output) {
    const auto units = static_cast<std::size_t>(output.shape.channels);
    for (int n = 0; n < output.count; ++n)
        for (std::size_t u = 0; u < units; ++u) {
            T sum = bias.empty() ? T{0} : bias[u];
            for (int i = 0; i < input.shape.channels; ++i)
                sum += input.at(n, 0, 0, i) * weight[static_cast<std::size_t>(i) * units + u];
            output.at(n, 0, 0, static_cast<int>(u)) = sum;
        }
}

/// dx[i] = Σ_u dy[u] · W[i][u],   dW[i][u] = Σ over images of x[i] · dy[u],   db[u] = Σ over images of dy[u]
template <class T>
void denseBackward(BasicImageView<const T> input, BasicImageView<const T> outputGradient, std::span<const T> weight,
                   BasicImageView<T> inputGradient, std::span<T> weightGradient, std::span<T> biasGradient) {
    const auto units = static_cast<std::size_t>(outputGradient.shape.channels);
    fill(inputGradient, T{0});
    std::fill(weightGradient.begin(), weightGradient.end(), T{0});
    std::fill(biasGradient.begin(), biasGradient.end(), T{0});
    for (int n = 0; n < input.count; ++n)
        for (std::size_t u = 0; u < units; ++u) {
            const T dy = outputGradient.at(n, 0, 0, static_cast<int>(u));
            for (int i = 0; i < input.shape.channels; ++i) {
                const std::size_t w = static_cast<std::size_t>(i) * units + u;
                inputGradient.at(n, 0, 0, i) += dy * weight[w];
                weightGradient[w] += dy * input.at(n, 0, 0, i);
            }
            if (!biasGradient.empty()) biasGradient[u] += dy;
        }
}

}  // namespace fovea::reference
