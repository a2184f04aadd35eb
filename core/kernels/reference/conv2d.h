// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>

#include "core/kernels/reference/images.h"
#include "core/kernels/window_geometry.h"

namespace fovea::reference {

/// Visits every product that a convolution sums: body(n, i, j, f, y, x, c, w) means
///
///     output[n][i][j][f] += input[n][y][x][c] · weight[w],   y = i·s + m·d − p,   x = j·s + n'·d − p
///
/// where w numbers weight[m][n'][c within the group][f]. Places in the padding count as 0, so they
/// are left out. The two gradients below visit the same products: each passes on what reaches it,
/// times the other factor.
template <class Body>
void forEachProduct(int count, const Shape& input, const Shape& output, const WindowGeometry& geometry, int groups,
                    const Body& body) {
    const int channels = input.channels / groups;
    const int filters = output.channels / groups;
    for (int n = 0; n < count; ++n)
        for (int i = 0; i < output.height; ++i)
            for (int j = 0; j < output.width; ++j)
                for (int f = 0; f < output.channels; ++f)
                    for (int row = 0; row < geometry.kernel.height; ++row)
                        for (int column = 0; column < geometry.kernel.width; ++column) {
                            const int y =
                                i * geometry.stride.height + row * geometry.dilation.height - geometry.padding.top;
                            const int x =
                                j * geometry.stride.width + column * geometry.dilation.width - geometry.padding.left;
                            if (!isInside(input, y, x)) continue;
                            const int firstChannel = f / filters * channels;
                            for (int c = 0; c < channels; ++c) {
                                const std::ptrdiff_t place = std::ptrdiff_t{row} * geometry.kernel.width + column;
                                body(n, i, j, f, y, x, firstChannel + c,
                                     static_cast<std::size_t>((place * channels + c) * output.channels + f));
                            }
                        }
}

/// y[i][j][f] = b[f] + Σ_m Σ_n Σ_c x[i·s + m·d − p][j·s + n·d − p][c] · w[m][n][c][f]
/// Shapes: input N×H×W×C, weight [kernel h][kernel w][C / groups][F], bias F or empty, output N×H'×W'×F.
template <class T>
void conv2dForward(BasicImageView<const T> input, std::span<const T> weight, std::span<const T> bias,
                   const WindowGeometry& geometry, int groups, BasicImageView<T> output) {
    forEachValue(output, [&](int n, int i, int j, int f) {
        output.at(n, i, j, f) = bias.empty() ? T{0} : bias[static_cast<std::size_t>(f)];
    });
    forEachProduct(input.count, input.shape, output.shape, geometry, groups,
                   [&](int n, int i, int j, int f, int y, int x, int c, std::size_t w) {
                       output.at(n, i, j, f) += input.at(n, y, x, c) * weight[w];
                   });
}

/// dx[i·s + m·d − p][j·s + n·d − p][c] = Σ over the products that x took part in of dy[i][j][f] · w[m][n][c][f]
template <class T>
void conv2dInputGradient(BasicImageView<const T> outputGradient, std::span<const T> weight,
                         const WindowGeometry& geometry, int groups, BasicImageView<T> inputGradient) {
    fill(inputGradient, T{0});
    forEachProduct(inputGradient.count, inputGradient.shape, outputGradient.shape, geometry, groups,
                   [&](int n, int i, int j, int f, int y, int x, int c, std::size_t w) {
                       inputGradient.at(n, y, x, c) += outputGradient.at(n, i, j, f) * weight[w];
                   });
}

/// dw[m][n][c][f] = Σ over images and places of dy[i][j][f] · x[i·s + m·d − p][j·s + n·d − p][c];
/// db[f] = Σ dy[i][j][f], unless biasGradient is empty.
template <class T>
void conv2dWeightGradient(BasicImageView<const T> input, BasicImageView<const T> outputGradient,
                          const WindowGeometry& geometry, int groups, std::span<T> weightGradient,
                          std::span<T> biasGradient) {
    std::fill(weightGradient.begin(), weightGradient.end(), T{0});
    forEachProduct(input.count, input.shape, outputGradient.shape, geometry, groups,
                   [&](int n, int i, int j, int f, int y, int x, int c, std::size_t w) {
                       weightGradient[w] += outputGradient.at(n, i, j, f) * input.at(n, y, x, c);
                   });
    if (biasGradient.empty()) return;
    std::fill(biasGradient.begin(), biasGradient.end(), T{0});
    forEachValue(outputGradient, [&](int n, int i, int j, int f) {
        biasGradient[static_cast<std::size_t>(f)] += outputGradient.at(n, i, j, f);
    });
}

}  // namespace fovea::reference
