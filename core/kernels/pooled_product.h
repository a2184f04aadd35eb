// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/kernels only: it brings Eigen's packets in.
#pragma once

#include "core/kernels/product.h"

namespace fovea::kernels {

/// A product whose rows of A come in squares of four neighbours, of which only the largest result is kept:
///
///     C[i][lane] = start[lane] + max over r, q ∈ {0, 1} of Σ_s Σ_k A[aOffsets[s] + r · aRow + (2i + q) · aColumn + k] · B[(s, k)][lane]
///
/// A convolution and the 2×2 maximum pool behind it: the four sums of a window never leave their registers.
/// B's rows are a packed panel's, one after the other. Sums run in the order of Product's.
struct PooledProduct {
    const std::ptrdiff_t* aOffsets = nullptr;
    int segments = 0;
    int steps = 0;
    std::ptrdiff_t aColumn = 0;
    std::ptrdiff_t aRow = 0;
    int lanes = 0;                ///< columns of C
    const float* bias = nullptr;  ///< `lanes` values to start from; null for 0
    bool fusedRelu = false;       ///< store max(0, C)
    std::ptrdiff_t cStep = 0;     ///< from a row of C to the next; `lanes` where there is no other panel
};

/// Rows of C in a tile: four sums each.
inline constexpr int pooledRows(int packets) { return tileRows(packets) / 4; }

/// Runs one tile of 1 ≤ rows ≤ pooledRows(packets) rows of C, which `following` more rows of its line are made after.
/// `places`, laid out like C, gets which of its square each value was: 2r + q, or 4 where fusedRelu made it 0; may be
/// null. NaN beats every number; the first of equals counts, the last of several NaN.
void multiplyPooledTile(const PooledProduct& product, int rows, int packets, const float* a, const float* b, float* c,
                        float* places, int following);

}  // namespace fovea::kernels
