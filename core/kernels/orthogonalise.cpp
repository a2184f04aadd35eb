// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/orthogonalise.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

namespace fovea::kernels {

namespace {

constexpr int newtonSteps = 5;
constexpr float ofMatrix = 3.4445F;
constexpr float ofSquare = -4.7750F;
constexpr float ofFourth = 2.0315F;
/// Cut by this alone, so that no bit follows the number of threads.
constexpr int rowsAtOnce = 32;

using Numbers = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Whole = Eigen::Map<Numbers>;

void forEachRows(int rows, Workers& workers, FunctionRef<void(int first, int count)> body) {
    workers.forEach((rows + rowsAtOnce - 1) / rowsAtOnce,
                    [&](int block) { body(block * rowsAtOnce, std::min(rowsAtOnce, rows - block * rowsAtOnce)); });
}

}  // namespace

std::size_t orthogonaliseFloats(int rows, int columns) {
    const auto shorter = static_cast<std::size_t>(std::min(rows, columns));
    return 2 * shorter * shorter + static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
}

void orthogonalise(float* matrix, int rows, int columns, float* work, Workers& workers) {
    const bool isTall = rows > columns;
    const int shorter = std::min(rows, columns);
    Whole x(matrix, rows, columns);
    Whole square(work, shorter, shorter);
    Whole polynomial(work + std::ptrdiff_t{shorter} * shorter, shorter, shorter);
    Whole next(work + 2 * std::ptrdiff_t{shorter} * shorter, rows, columns);
    double squares = 0;
    for (std::ptrdiff_t i = 0; i < std::ptrdiff_t{rows} * columns; ++i)
        squares += double{matrix[i]} * double{matrix[i]};
    const auto factor = static_cast<float>(1.0 / (std::sqrt(squares) + 1e-7));
    x *= factor;
    for (int step = 0; step < newtonSteps; ++step) {
        forEachRows(shorter, workers, [&](int first, int count) {
            if (isTall)
                square.middleRows(first, count).noalias() = x.middleCols(first, count).transpose() * x;
            else
                square.middleRows(first, count).noalias() = x.middleRows(first, count) * x.transpose();
        });
        forEachRows(shorter, workers, [&](int first, int count) {
            auto part = polynomial.middleRows(first, count);
            part.noalias() = square.middleRows(first, count) * square;
            part = ofSquare * square.middleRows(first, count) + ofFourth * part;
        });
        forEachRows(rows, workers, [&](int first, int count) {
            auto part = next.middleRows(first, count);
            if (isTall)
                part.noalias() = x.middleRows(first, count) * polynomial;
            else
                part.noalias() = polynomial.middleRows(first, count) * x;
            part += ofMatrix * x.middleRows(first, count);
        });
        x = next;
    }
}

}  // namespace fovea::kernels
