// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "core/parallel/workers.h"
#include "core/tensor/image_view.h"

namespace fovea::kernels {

/// A cut of `count` things into pieces whose number depends on nothing but the arguments, so that
/// sums by pieces are the same bits for any number of threads.
struct Chunks {
    int count = 0;
    int pieces = 1;
    int begin(int piece) const { return static_cast<int>(std::int64_t{count} * piece / pieces); }
    int end(int piece) const { return begin(piece + 1); }
};
inline Chunks cut(int count, int largestPieces) { return {count, std::clamp(count, 1, std::max(1, largestPieces))}; }

/// Calls body(n, y) for every row of every image, in tasks of about `valuesPerTask` values.
template <class Body>
void forEachRow(int images, const Shape& shape, Workers& workers, const Body& body, int valuesPerTask = 1 << 15) {
    const std::int64_t rows = std::int64_t{images} * shape.height;
    const std::int64_t rowValues = std::int64_t{shape.width} * shape.channels;
    const std::int64_t rowsPerTask = std::max<std::int64_t>(1, valuesPerTask / std::max<std::int64_t>(1, rowValues));
    const int tasks = static_cast<int>((rows + rowsPerTask - 1) / rowsPerTask);
    workers.forEach(tasks, [&](int task) {
        const std::int64_t end = std::min(rows, (task + 1) * rowsPerTask);
        for (std::int64_t row = task * rowsPerTask; row < end; ++row)
            body(static_cast<int>(row / shape.height), static_cast<int>(row % shape.height));
    });
}

}  // namespace fovea::kernels
