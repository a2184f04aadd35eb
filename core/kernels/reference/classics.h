// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>

#include "core/kernels/reference/conv2d.h"
#include "core/kernels/reference/pool.h"

// What networks of the eighties and nineties were made of, and maxout.
namespace fovea::reference {

/// Every product of a convolution by a table: body(n, i, j, f, y, x, c, w) as in forEachProduct, for the connections only,
/// w numbering weight[m][n'][connection]. A table is a list of connections, each a `channel` and a `filter`.
template <class Table, class Body>
void forEachTableProduct(int count, const Shape& input, const Shape& output, const WindowGeometry& geometry,
                         const Table& table, const Body& body) {
    forEachProduct(count, input, output, geometry, 1,
                   [&](int n, int i, int j, int f, int y, int x, int c, std::size_t w) {
                       const auto found = std::find_if(table.begin(), table.end(), [&](const auto& connection) {
                           return connection.channel == c && connection.filter == f;
                       });
                       if (found == table.end()) return;
                       const std::size_t cell = w / static_cast<std::size_t>(input.channels * output.channels);
                       body(n, i, j, f, y, x, c, cell * table.size() + static_cast<std::size_t>(found - table.begin()));
                   });
}

/// y[i][j][f] = b[f] + Σ over the maps c that f sees, and the cells, of x · w
template <class T, class Table>
void tableConvForward(BasicImageView<const T> input, std::span<const T> weight, std::span<const T> bias,
                      const WindowGeometry& geometry, const Table& table, BasicImageView<T> output) {
    forEachValue(output, [&](int n, int i, int j, int f) {
        output.at(n, i, j, f) = bias.empty() ? T{0} : bias[static_cast<std::size_t>(f)];
    });
    forEachTableProduct(input.count, input.shape, output.shape, geometry, table,
                        [&](int n, int i, int j, int f, int y, int x, int c, std::size_t w) {
                            output.at(n, i, j, f) += input.at(n, y, x, c) * weight[w];
                        });
}

template <class T, class Table>
void tableConvBackward(BasicImageView<const T> input, BasicImageView<const T> outputGradient, std::span<const T> weight,
                       const WindowGeometry& geometry, const Table& table, BasicImageView<T> inputGradient,
                       std::span<T> weightGradient, std::span<T> biasGradient) {
    fill(inputGradient, T{0});
    std::fill(weightGradient.begin(), weightGradient.end(), T{0});
    std::fill(biasGradient.begin(), biasGradient.end(), T{0});
    forEachTableProduct(input.count, input.shape, outputGradient.shape, geometry, table,
                        [&](int n, int i, int j, int f, int y, int x, int c, std::size_t w) {
                            inputGradient.at(n, y, x, c) += outputGradient.at(n, i, j, f) * weight[w];
                            weightGradient[w] += outputGradient.at(n, i, j, f) * input.at(n, y, x, c);
                        });
    if (biasGradient.empty()) return;
    forEachValue(outputGradient, [&](int n, int i, int j, int f) {
        biasGradient[static_cast<std::size_t>(f)] += outputGradient.at(n, i, j, f);
    });
}

/// y[i][j][c] = w[c] · mean of the window + b[c]
template <class T>
void scaledPoolForward(BasicImageView<const T> input, std::span<const T> weight, std::span<const T> bias,
                       const WindowGeometry& geometry, BasicImageView<T> output) {
    avgPoolForward(input, geometry, false, output);
    forEachValue(output, [&](int n, int i, int j, int c) {
        const auto channel = static_cast<std::size_t>(c);
        output.at(n, i, j, c) = weight[channel] * output.at(n, i, j, c) + bias[channel];
    });
}

/// Each of the window's k values gets w[c] · dy / k;   dw[c] = Σ dy · mean,   db[c] = Σ dy
template <class T>
void scaledPoolBackward(BasicImageView<const T> input, BasicImageView<const T> outputGradient,
                        std::span<const T> weight, const WindowGeometry& geometry, BasicImageView<T> inputGradient,
                        std::span<T> weightGradient, std::span<T> biasGradient) {
    fill(inputGradient, T{0});
    std::fill(weightGradient.begin(), weightGradient.end(), T{0});
    std::fill(biasGradient.begin(), biasGradient.end(), T{0});
    forEachValue(outputGradient, [&](int n, int i, int j, int c) {
        const auto channel = static_cast<std::size_t>(c);
        const T dy = outputGradient.at(n, i, j, c);
        T sum = 0;
        int places = 0;
        forEachUnderWindow(input.shape, geometry, i, j, [&](int y, int x) {
            sum += input.at(n, y, x, c);
            ++places;
        });
        forEachUnderWindow(input.shape, geometry, i, j, [&](int y, int x) {
            inputGradient.at(n, y, x, c) += weight[channel] * dy / static_cast<T>(places);
        });
        weightGradient[channel] += dy * sum / static_cast<T>(places);
        biasGradient[channel] += dy;
    });
}

/// y[i][j][f] = b[i][j][f] + Σ_m Σ_n Σ_c x[i·s + m − p][j·s + n − p][c] · w[i][j][m][n][c][f]: a convolution's products with
/// weights of their own at each place.
template <class Body>
void forEachLocalProduct(int count, const Shape& input, const Shape& output, const WindowGeometry& geometry,
                         const Body& body) {
    const std::size_t filter = static_cast<std::size_t>(geometry.kernel.height * geometry.kernel.width) *
                               static_cast<std::size_t>(input.channels * output.channels);
    forEachProduct(count, input, output, geometry, 1,
                   [&](int n, int i, int j, int f, int y, int x, int c, std::size_t w) {
                       body(n, i, j, f, y, x, c, static_cast<std::size_t>(i * output.width + j) * filter + w);
                   });
}

template <class T>
void localForward(BasicImageView<const T> input, std::span<const T> weight, std::span<const T> bias,
                  const WindowGeometry& geometry, BasicImageView<T> output) {
    const Shape shape = output.shape;
    forEachValue(output, [&](int n, int i, int j, int f) {
        const auto own = static_cast<std::size_t>((i * shape.width + j) * shape.channels + f);
        output.at(n, i, j, f) = bias.empty() ? T{0} : bias[own];
    });
    forEachLocalProduct(input.count, input.shape, shape, geometry,
                        [&](int n, int i, int j, int f, int y, int x, int c, std::size_t w) {
                            output.at(n, i, j, f) += input.at(n, y, x, c) * weight[w];
                        });
}

template <class T>
void localBackward(BasicImageView<const T> input, BasicImageView<const T> outputGradient, std::span<const T> weight,
                   const WindowGeometry& geometry, BasicImageView<T> inputGradient, std::span<T> weightGradient,
                   std::span<T> biasGradient) {
    fill(inputGradient, T{0});
    std::fill(weightGradient.begin(), weightGradient.end(), T{0});
    std::fill(biasGradient.begin(), biasGradient.end(), T{0});
    const Shape shape = outputGradient.shape;
    forEachLocalProduct(input.count, input.shape, shape, geometry,
                        [&](int n, int i, int j, int f, int y, int x, int c, std::size_t w) {
                            inputGradient.at(n, y, x, c) += outputGradient.at(n, i, j, f) * weight[w];
                            weightGradient[w] += outputGradient.at(n, i, j, f) * input.at(n, y, x, c);
                        });
    if (biasGradient.empty()) return;
    forEachValue(outputGradient, [&](int n, int i, int j, int f) {
        biasGradient[static_cast<std::size_t>((i * shape.width + j) * shape.channels + f)] +=
            outputGradient.at(n, i, j, f);
    });
}

/// The first channel, of the `pieces` that belong to output c, that holds the largest value.
template <class T>
int largestPiece(BasicImageView<const T> input, int pieces, int n, int y, int x, int c) {
    int best = c * pieces;
    for (int k = best + 1; k < (c + 1) * pieces; ++k)
        if (input.at(n, y, x, k) > input.at(n, y, x, best)) best = k;
    return best;
}

/// y[c] = max over k of x[c · pieces + k]
template <class T>
void maxoutForward(BasicImageView<const T> input, int pieces, BasicImageView<T> output) {
    forEachValue(output, [&](int n, int y, int x, int c) {
        output.at(n, y, x, c) = input.at(n, y, x, largestPiece(input, pieces, n, y, x, c));
    });
}

template <class T>
void maxoutBackward(BasicImageView<const T> input, BasicImageView<const T> outputGradient, int pieces,
                    BasicImageView<T> inputGradient) {
    fill(inputGradient, T{0});
    forEachValue(outputGradient, [&](int n, int y, int x, int c) {
        inputGradient.at(n, y, x, largestPiece(input, pieces, n, y, x, c)) = outputGradient.at(n, y, x, c);
    });
}

/// y[u] = ‖x‖²/2 − Σ_i (x[i] − code(u, i))² / 2
template <class T, class Code>
void rbfForward(BasicImageView<const T> input, const Code& code, BasicImageView<T> output) {
    forEachValue(output, [&](int n, int, int, int u) {
        T score = 0;
        for (int i = 0; i < input.shape.channels; ++i) {
            const T x = input.at(n, 0, 0, i);
            const T away = x - static_cast<T>(code(u, i));
            score += (x * x - away * away) / 2;
        }
        output.at(n, 0, 0, u) = score;
    });
}

/// dx[i] = Σ_u dy[u] · code(u, i)
template <class T, class Code>
void rbfBackward(BasicImageView<const T> outputGradient, const Code& code, BasicImageView<T> inputGradient) {
    fill(inputGradient, T{0});
    forEachValue(outputGradient, [&](int n, int, int, int u) {
        for (int i = 0; i < inputGradient.shape.channels; ++i)
            inputGradient.at(n, 0, 0, i) += outputGradient.at(n, 0, 0, u) * static_cast<T>(code(u, i));
    });
}

}  // namespace fovea::reference
