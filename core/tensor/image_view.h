// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <type_traits>

#include "core/tensor/shape.h"

namespace fovea {

/// A batch of feature maps in memory, N×H×W×C with channels fastest ("NHWC").
///
/// `data` points at value (n=0, y=0, x=0, c=0). Neighbouring pixels of a row lie
/// `channels` values apart, rows `rowStride`, images `imageStride` values apart. What lies between
/// is not the view's: it is neither read nor written.
template <class T>
struct BasicImageView {
    T* data = nullptr;
    int count = 0;
    Shape shape;
    std::ptrdiff_t rowStride = 0;
    std::ptrdiff_t imageStride = 0;

    T* pixel(int n, int y, int x) const {
        return data + n * imageStride + y * rowStride + std::ptrdiff_t{x} * shape.channels;
    }
    T& at(int n, int y, int x, int c) const { return pixel(n, y, x)[c]; }
    operator BasicImageView<const T>() const requires(!std::is_const_v<T>) {  // NOLINT: as T* to const T*
        return {data, count, shape, rowStride, imageStride};
    }
};

using ImageView = BasicImageView<float>;
using ConstImageView = BasicImageView<const float>;

/// A view of densely packed images.
template <class T>
BasicImageView<T> denseView(T* data, int count, Shape shape) {
    const std::ptrdiff_t row = std::ptrdiff_t{shape.width} * shape.channels;
    return {data, count, shape, row, row * shape.height};
}

}  // namespace fovea
