// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/moving.h"

#include <algorithm>
#include <cassert>

#include "core/kernels/elementwise.h"

namespace fovea::kernels {

namespace {

void put(const float* source, float* target, std::ptrdiff_t values, bool accumulate) {
    if (!accumulate)
        std::copy_n(source, values, target);
    else
        for (std::ptrdiff_t i = 0; i < values; ++i) target[i] += source[i];
}

void clear(float* target, std::ptrdiff_t values, bool accumulate) {
    if (!accumulate) std::fill_n(target, values, 0.0F);
}

}  // namespace

void placeImage(const ConstImageView& source, int down, int right, const ImageView& target, bool accumulate,
                Workers& workers) {
    assert(source.shape.channels == target.shape.channels);
    const int channels = target.shape.channels;
    const int left = std::clamp(right, 0, target.shape.width);
    const int end = std::clamp(source.shape.width + right, left, target.shape.width);
    forEachRow(target.count, target.shape, workers, [&](int n, int y) {
        float* row = target.pixel(n, y, 0);
        const bool covered = y - down >= 0 && y - down < source.shape.height;
        if (!covered) return clear(row, rowValues(target.shape), accumulate);
        clear(row, std::ptrdiff_t{left} * channels, accumulate);
        put(source.pixel(n, y - down, left - right), row + std::ptrdiff_t{left} * channels,
            std::ptrdiff_t{end - left} * channels, accumulate);
        clear(row + std::ptrdiff_t{end} * channels, std::ptrdiff_t{target.shape.width - end} * channels, accumulate);
    });
}

void placeChannels(const ConstImageView& source, int firstSource, const ImageView& target, int firstTarget,
                   int channels, bool accumulate, Workers& workers) {
    const int behind = target.shape.channels - firstTarget - channels;
    assert(behind >= 0 && firstSource + channels <= source.shape.channels);
    forEachRow(target.count, target.shape, workers, [&](int n, int y) {
        for (int x = 0; x < target.shape.width; ++x) {
            float* pixel = target.pixel(n, y, x);
            clear(pixel, firstTarget, accumulate);
            put(source.pixel(n, y, x) + firstSource, pixel + firstTarget, channels, accumulate);
            clear(pixel + firstTarget + channels, behind, accumulate);
        }
    });
}

void thinOut(const ConstImageView& source, Extent stride, int firstTarget, const ImageView& target, Workers& workers) {
    const int channels = source.shape.channels;
    forEachRow(target.count, target.shape, workers, [&](int n, int y) {
        for (int x = 0; x < target.shape.width; ++x) {
            float* pixel = target.pixel(n, y, x);
            clear(pixel, target.shape.channels, false);
            put(source.pixel(n, y * stride.height, x * stride.width), pixel + firstTarget, channels, false);
        }
    });
}

void spreadOut(const ConstImageView& source, Extent stride, int firstSource, const ImageView& target, bool accumulate,
               Workers& workers) {
    const int channels = target.shape.channels;
    forEachRow(target.count, target.shape, workers, [&](int n, int y) {
        clear(target.pixel(n, y, 0), rowValues(target.shape), accumulate);
        if (y % stride.height != 0) return;
        for (int x = 0; x < source.shape.width; ++x)
            put(source.pixel(n, y / stride.height, x) + firstSource, target.pixel(n, y, x * stride.width), channels,
                accumulate);
    });
}

void interleaveChannels(const ConstImageView& source, int groups, const ImageView& target, bool accumulate,
                        Workers& workers) {
    const int each = source.shape.channels / groups;
    forEachRow(target.count, target.shape, workers, [&](int n, int y) {
        for (int x = 0; x < target.shape.width; ++x) {
            const float* from = source.pixel(n, y, x);
            float* to = target.pixel(n, y, x);
            for (int g = 0; g < groups; ++g)
                for (int i = 0; i < each; ++i) put(from + g * each + i, to + i * groups + g, 1, accumulate);
        }
    });
}

}  // namespace fovea::kernels
