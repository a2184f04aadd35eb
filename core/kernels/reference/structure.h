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

/// y = a · b; one of them may be 1×1×C and stands for every pixel.
template <class T>
void multiply(BasicImageView<const T> a, BasicImageView<const T> b, BasicImageView<T> output) {
    const auto at = [](const BasicImageView<const T>& from, int n, int y, int x, int c) {
        return from.shape.isVector() ? from.at(n, 0, 0, c) : from.at(n, y, x, c);
    };
    forEachValue(output,
                 [&](int n, int y, int x, int c) { output.at(n, y, x, c) = at(a, n, y, x, c) * at(b, n, y, x, c); });
}

/// The gradient of multiply with respect to a: dy · b, summed over the pixels that a stands for.
template <class T>
void multiplyBackward(BasicImageView<const T> b, BasicImageView<const T> outputGradient,
                      BasicImageView<T> gradientOfA) {
    fill(gradientOfA, T{0});
    forEachValue(outputGradient, [&](int n, int y, int x, int c) {
        const T factor = b.shape.isVector() ? b.at(n, 0, 0, c) : b.at(n, y, x, c);
        T& sum = gradientOfA.shape.isVector() ? gradientOfA.at(n, 0, 0, c) : gradientOfA.at(n, y, x, c);
        sum += outputGradient.at(n, y, x, c) * factor;
    });
}

/// Where the value that goes to (y, x, c) of an output comes from.
struct Place {
    int y = 0, x = 0, c = 0;
};
/// y(place) = x(from(place)), or 0 where that lies outside. `from` gives a Place.
template <class T, class From>
void move(BasicImageView<const T> input, const From& from, BasicImageView<T> output) {
    forEachValue(output, [&](int n, int y, int x, int c) {
        const Place place = from(y, x, c);
        const bool inside = isInside(input.shape, place.y, place.x) && place.c >= 0 && place.c < input.shape.channels;
        output.at(n, y, x, c) = inside ? input.at(n, place.y, place.x, place.c) : T{0};
    });
}
/// dx(from(place)) += dy(place)
template <class T, class From>
void moveBackward(BasicImageView<const T> outputGradient, const From& from, BasicImageView<T> inputGradient) {
    fill(inputGradient, T{0});
    forEachValue(outputGradient, [&](int n, int y, int x, int c) {
        const Place place = from(y, x, c);
        const Shape& shape = inputGradient.shape;
        if (isInside(shape, place.y, place.x) && place.c >= 0 && place.c < shape.channels)
            inputGradient.at(n, place.y, place.x, place.c) += outputGradient.at(n, y, x, c);
    });
}

/// The gradient of concat with respect to the input whose channels start at `first`.
template <class T>
void slice(BasicImageView<const T> outputGradient, int first, BasicImageView<T> inputGradient) {
    forEachValue(inputGradient, [&](int n, int y, int x, int c) {
        inputGradient.at(n, y, x, c) = outputGradient.at(n, y, x, first + c);
    });
}

}  // namespace fovea::reference
