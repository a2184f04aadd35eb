// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include "core/kernels/reference/images.h"

namespace fovea::reference {

/// y = x · mask, the mask holding 0 or 1 / (1 − rate) for each value in the order N, H, W, C. The
/// gradient is the same function of dy. Srivastava et al., 2014 (in its "inverted" form).
template <class T>
void applyDropout(BasicImageView<const T> input, std::span<const T> mask, BasicImageView<T> output) {
    std::size_t i = 0;
    forEachValue(output, [&](int n, int y, int x, int c) { output.at(n, y, x, c) = input.at(n, y, x, c) * mask[i++]; });
}

/// y = x₁ + x₂ + …; each gradient is dy itself.
template <class T>
void add(std::span<const BasicImageView<const T>> inputs, BasicImageView<T> output) {
    fill(output, T{0});
    for (const auto& input : inputs)
        forEachValue(output, [&](int n, int y, int x, int c) { output.at(n, y, x, c) += input.at(n, y, x, c); });
}

/// Channels side by side.
template <class T>
void concat(std::span<const BasicImageView<const T>> inputs, BasicImageView<T> output) {
    int first = 0;
    for (const auto& input : inputs) {
        forEachValue(input, [&](int n, int y, int x, int c) { output.at(n, y, x, first + c) = input.at(n, y, x, c); });
        first += input.shape.channels;
    }
}

/// The gradient of concat with respect to the input whose channels start at `first`.
template <class T>
void slice(BasicImageView<const T> outputGradient, int first, BasicImageView<T> inputGradient) {
    forEachValue(inputGradient, [&](int n, int y, int x, int c) {
        inputGradient.at(n, y, x, c) = outputGradient.at(n, y, x, first + c);
    });
}

}  // namespace fovea::reference
