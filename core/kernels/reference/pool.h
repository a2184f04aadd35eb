// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernels/reference/images.h"
#include "core/kernels/window_geometry.h"

namespace fovea::reference {

/// body(y, x) for each pixel of the image under the window of output place (i, j).
template <class Body>
void forEachUnderWindow(const Shape& input, const WindowGeometry& geometry, int i, int j, const Body& body) {
    for (int row = 0; row < geometry.kernel.height; ++row)
        for (int column = 0; column < geometry.kernel.width; ++column) {
            const int y = i * geometry.stride.height + row * geometry.dilation.height - geometry.padding.top;
            const int x = j * geometry.stride.width + column * geometry.dilation.width - geometry.padding.left;
            if (isInside(input, y, x)) body(y, x);
        }
}

/// The first place under the window that holds its largest value; NaN counts as larger than every number.
template <class T>
Extent argmaxPlace(BasicImageView<const T> input, const WindowGeometry& geometry, int n, int i, int j, int c) {
    Extent argmax{-1, -1};
    forEachUnderWindow(input.shape, geometry, i, j, [&](int y, int x) {
        const T value = input.at(n, y, x, c);
        const bool isFirst = argmax.height < 0;
        if (isFirst || value > input.at(n, argmax.height, argmax.width, c) || value != value) argmax = {y, x};
    });
    return argmax;
}

/// y[i][j][c] = max over the window of x
template <class T>
void maxPoolForward(BasicImageView<const T> input, const WindowGeometry& geometry, BasicImageView<T> output) {
    forEachValue(output, [&](int n, int i, int j, int c) {
        const Extent argmax = argmaxPlace(input, geometry, n, i, j, c);
        output.at(n, i, j, c) = input.at(n, argmax.height, argmax.width, c);
    });
}

/// dx[argmax] = Σ of dy over the windows that it won
template <class T>
void maxPoolBackward(BasicImageView<const T> input, BasicImageView<const T> outputGradient,
                     const WindowGeometry& geometry, BasicImageView<T> inputGradient) {
    fill(inputGradient, T{0});
    forEachValue(outputGradient, [&](int n, int i, int j, int c) {
        const Extent argmax = argmaxPlace(input, geometry, n, i, j, c);
        inputGradient.at(n, argmax.height, argmax.width, c) += outputGradient.at(n, i, j, c);
    });
}

/// y[i][j][c] = mean of x over the part of the window that lies on the image, or over all of it with zeros elsewhere
template <class T>
void avgPoolForward(BasicImageView<const T> input, const WindowGeometry& geometry, bool countPadding,
                    BasicImageView<T> output) {
    forEachValue(output, [&](int n, int i, int j, int c) {
        T sum = 0;
        int places = 0;
        forEachUnderWindow(input.shape, geometry, i, j, [&](int y, int x) {
            sum += input.at(n, y, x, c);
            ++places;
        });
        if (countPadding) places = geometry.kernel.height * geometry.kernel.width;
        output.at(n, i, j, c) = sum / static_cast<T>(places);
    });
}

/// Each of the window's k values gets dy / k.
template <class T>
void avgPoolBackward(BasicImageView<const T> outputGradient, const WindowGeometry& geometry, bool countPadding,
                     BasicImageView<T> inputGradient) {
    fill(inputGradient, T{0});
    forEachValue(outputGradient, [&](int n, int i, int j, int c) {
        int places = 0;
        forEachUnderWindow(inputGradient.shape, geometry, i, j, [&](int, int) { ++places; });
        if (countPadding) places = geometry.kernel.height * geometry.kernel.width;
        const T share = outputGradient.at(n, i, j, c) / static_cast<T>(places);
        forEachUnderWindow(inputGradient.shape, geometry, i, j,
                           [&](int y, int x) { inputGradient.at(n, y, x, c) += share; });
    });
}

/// y[c] = Σ x[i][j][c] / (H·W)
template <class T>
void globalAvgPoolForward(BasicImageView<const T> input, BasicImageView<T> output) {
    fill(output, T{0});
    const T pixels = static_cast<T>(input.shape.height) * static_cast<T>(input.shape.width);
    forEachValue(input, [&](int n, int y, int x, int c) { output.at(n, 0, 0, c) += input.at(n, y, x, c) / pixels; });
}

/// dx[i][j][c] = dy[c] / (H·W)
template <class T>
void globalAvgPoolBackward(BasicImageView<const T> outputGradient, BasicImageView<T> inputGradient) {
    const T pixels = static_cast<T>(inputGradient.shape.height) * static_cast<T>(inputGradient.shape.width);
    forEachValue(inputGradient, [&](int n, int y, int x, int c) {
        inputGradient.at(n, y, x, c) = outputGradient.at(n, 0, 0, c) / pixels;
    });
}

}  // namespace fovea::reference
