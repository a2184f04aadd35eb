// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benches/bench_value.h"
#include "core/tensor/image_view.h"

namespace fovea {

/// A bench's numbers as the reference kernels take them: one image of rows×columns×1.
inline BasicImageView<const double> mapOf(const Matrix& numbers) {
    return denseView(numbers.values.data(), 1, {numbers.rows, numbers.columns, 1});
}
inline BasicImageView<double> mapOf(Matrix& numbers) {
    return denseView(numbers.values.data(), 1, {numbers.rows, numbers.columns, 1});
}

/// The numbers, in their order, as one vector: 1×1×count.
inline BasicImageView<const double> vectorOf(const Matrix& numbers) {
    return denseView(numbers.values.data(), 1, {1, 1, static_cast<int>(numbers.values.size())});
}
inline BasicImageView<double> vectorOf(Matrix& numbers) {
    return denseView(numbers.values.data(), 1, {1, 1, static_cast<int>(numbers.values.size())});
}

}  // namespace fovea
