// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/benches/reference_maps.h"
#include "core/kernels/reference/dense.h"

namespace fovea {

inline Matrix transposed(const Matrix& numbers) {
    Matrix result(numbers.columns, numbers.rows);
    for (int row = 0; row < numbers.rows; ++row)
        for (int column = 0; column < numbers.columns; ++column) result.at(column, row) = numbers.at(row, column);
    return result;
}

/// W x + b, with x's numbers in their order as one column, and no b where `bias` is empty. The engine keeps dense weights as
/// inputs × units, people write them the other way round.
inline Matrix denseProduct(const Matrix& w, const Matrix& x, std::span<const double> bias) {
    Matrix result(w.rows, 1);
    reference::denseForward<double>(vectorOf(x), transposed(w).values, bias, vectorOf(result));
    return result;
}

}  // namespace fovea
