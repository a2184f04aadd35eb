// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/elementwise.h"

#include <algorithm>
#include <cassert>

namespace fovea::kernels {

namespace {

float relu(float value) { return value < 0.0F ? 0.0F : value; }  // lets NaN through

void copyRun(const float* source, float* target, std::ptrdiff_t values, bool accumulate) {
    if (!accumulate)
        std::copy_n(source, values, target);
    else
        for (std::ptrdiff_t i = 0; i < values; ++i) target[i] += source[i];
}

}  // namespace

void copyValues(const ConstImageView& source, const ImageView& target, bool accumulate, Workers& workers) {
    assert(source.shape.size() == target.shape.size());
    // Walks the rows of the image that has more of them; a vector is a single row.
    const bool rowsOfSource = source.shape.height >= target.shape.height;
    const Shape& rows = rowsOfSource ? source.shape : target.shape;
    const std::ptrdiff_t values = rowValues(rows);
    forEachRow(target.count, rows, workers, [&](int n, int y) {
        const float* from = rowsOfSource ? source.pixel(n, y, 0) : source.pixel(n, 0, 0) + y * values;
        float* to =
            rowsOfSource && source.shape != target.shape ? target.pixel(n, 0, 0) + y * values : target.pixel(n, y, 0);
        copyRun(from, to, values, accumulate);
    });
}

void addValues(const ConstImageView& a, const ConstImageView& b, const ImageView& sum, bool fusedRelu,
               Workers& workers) {
    assert(a.shape == b.shape && a.shape == sum.shape);
    const std::ptrdiff_t values = rowValues(sum.shape);
    forEachRow(sum.count, sum.shape, workers, [&](int n, int y) {
        const float* left = a.pixel(n, y, 0);
        const float* right = b.pixel(n, y, 0);
        float* to = sum.pixel(n, y, 0);
        if (fusedRelu) {
#pragma GCC ivdep
            for (std::ptrdiff_t i = 0; i < values; ++i) to[i] = relu(left[i] + right[i]);
        } else {
#pragma GCC ivdep
            for (std::ptrdiff_t i = 0; i < values; ++i) to[i] = left[i] + right[i];
        }
    });
}

void copyChannels(const ConstImageView& source, int firstSource, const ImageView& target, int firstTarget, int channels,
                  bool accumulate, Workers& workers) {
    forEachRow(target.count, target.shape, workers, [&](int n, int y) {
        for (int x = 0; x < target.shape.width; ++x)
            copyRun(source.pixel(n, y, x) + firstSource, target.pixel(n, y, x) + firstTarget, channels, accumulate);
    });
}

}  // namespace fovea::kernels
