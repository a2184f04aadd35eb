// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/elementwise.h"

#include <algorithm>
#include <cassert>

namespace fovea::kernels {

namespace {

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
        float* to = rowsOfSource && source.shape != target.shape ? target.pixel(n, 0, 0) + y * values
                                                                 : target.pixel(n, y, 0);
        copyRun(from, to, values, accumulate);
    });
}

void copyChannels(const ConstImageView& source, int firstSource, const ImageView& target, int firstTarget,
                  int channels, bool accumulate, Workers& workers) {
    forEachRow(target.count, target.shape, workers, [&](int n, int y) {
        for (int x = 0; x < target.shape.width; ++x)
            copyRun(source.pixel(n, y, x) + firstSource, target.pixel(n, y, x) + firstTarget, channels, accumulate);
    });
}

}  // namespace fovea::kernels
