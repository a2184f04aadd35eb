// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/multiply.h"

#include <algorithm>
#include <cassert>

#include "core/kernels/elementwise.h"

namespace fovea::kernels {

namespace {

void multiplyRun(const float* a, const float* b, float* product, std::ptrdiff_t values, bool accumulate) {
    if (accumulate)
        for (std::ptrdiff_t i = 0; i < values; ++i) product[i] += a[i] * b[i];
    else
        for (std::ptrdiff_t i = 0; i < values; ++i) product[i] = a[i] * b[i];
}

}  // namespace

void multiplyValues(const ConstImageView& a, const ConstImageView& b, const ImageView& product, bool accumulate,
                    Workers& workers) {
    const Shape& shape = product.shape;
    assert(a.shape == shape || b.shape == shape);
    const ConstImageView& maps = a.shape == shape ? a : b;
    const ConstImageView& other = a.shape == shape ? b : a;
    forEachRow(product.count, shape, workers, [&](int n, int y) {
        if (other.shape == shape)
            return multiplyRun(maps.pixel(n, y, 0), other.pixel(n, y, 0), product.pixel(n, y, 0), rowValues(shape),
                               accumulate);
        const float* gate = other.pixel(n, 0, 0);
        for (int x = 0; x < shape.width; ++x)
            multiplyRun(maps.pixel(n, y, x), gate, product.pixel(n, y, x), shape.channels, accumulate);
    });
}

void sumProducts(const ConstImageView& a, const ConstImageView& b, const ImageView& sums, bool accumulate,
                 Workers& workers) {
    assert(a.shape == b.shape && sums.shape.isVector());
    const auto channels = static_cast<std::size_t>(sums.shape.channels);
    workers.forEach(sums.count, [&](int n) {
        Scratch scratch;
        auto* total = reinterpret_cast<double*>(scratch.floats(2 * channels));
        std::fill_n(total, channels, 0.0);
        for (int y = 0; y < a.shape.height; ++y)
            for (int x = 0; x < a.shape.width; ++x) {
                const float* left = a.pixel(n, y, x);
                const float* right = b.pixel(n, y, x);
                for (std::size_t c = 0; c < channels; ++c) total[c] += double{left[c]} * double{right[c]};
            }
        float* to = sums.pixel(n, 0, 0);
        for (std::size_t c = 0; c < channels; ++c) to[c] = (accumulate ? to[c] : 0.0F) + static_cast<float>(total[c]);
    });
}

}  // namespace fovea::kernels
