// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/batch_norm.h"

#include <algorithm>
#include <cstddef>

#include "core/kernels/chunks.h"
#include "core/kernels/elementwise.h"

namespace fovea::kernels {

namespace {

template <class Body>
void forEachPixel(const Shape& shape, const Body& body) {
    for (int y = 0; y < shape.height; ++y)
        for (int x = 0; x < shape.width; ++x) body(y, x);
}

/// Mean of image n in target[0, C), sum of squared distances from it in target[C, 2C).
void imageStatistics(const ConstImageView& input, int n, float* target) {
    const int channels = input.shape.channels;
    float* mean = target;
    float* squares = target + channels;
    std::fill_n(target, 2 * channels, 0.0F);
    forEachPixel(input.shape, [&](int y, int x) {
        const float* value = input.pixel(n, y, x);
        for (int c = 0; c < channels; ++c) mean[c] += value[c];
    });
    const auto pixels = static_cast<float>(std::int64_t{input.shape.height} * input.shape.width);
    for (int c = 0; c < channels; ++c) mean[c] /= pixels;
    forEachPixel(input.shape, [&](int y, int x) {
        const float* value = input.pixel(n, y, x);
        for (int c = 0; c < channels; ++c) {
            const float distance = value[c] - mean[c];
            squares[c] += distance * distance;
        }
    });
}

}  // namespace

void channelStatistics(ConstImageView input, std::span<float> mean, std::span<float> variance, Workers& workers) {
    const int channels = input.shape.channels;
    const std::ptrdiff_t values = 2 * std::ptrdiff_t{channels};
    Scratch scratch;
    float* images = scratch.floats(static_cast<std::size_t>(values * input.count));
    workers.forEach(input.count, [&](int n) { imageStatistics(input, n, images + n * values); });
    // All images have equally many pixels, so the mean is the mean of means, and the squares grow
    // by the distances between them (Chan, Golub & LeVeque, 1979).
    const double pixels = static_cast<double>(input.shape.height) * input.shape.width;
    for (int c = 0; c < channels; ++c) {
        double sum = 0;
        for (int n = 0; n < input.count; ++n) sum += double{images[n * values + c]};
        const double centre = sum / input.count;
        double squares = 0;
        for (int n = 0; n < input.count; ++n) {
            const double distance = double{images[n * values + c]} - centre;
            squares += double{images[n * values + channels + c]} + pixels * distance * distance;
        }
        mean[static_cast<std::size_t>(c)] = static_cast<float>(centre);
        variance[static_cast<std::size_t>(c)] = static_cast<float>(squares / (pixels * input.count));
    }
}

void scaleChannels(ConstImageView input, std::span<const float> centre, std::span<const float> factor,
                   std::span<const float> offset, ImageView output, Workers& workers) {
    const int channels = input.shape.channels;
    const float* mean = centre.data();
    const float* scale = factor.data();
    const float* shift = offset.data();
    forEachRow(output.count, output.shape, workers, [&](int n, int y) {
        const float* x = input.pixel(n, y, 0);
        float* result = output.pixel(n, y, 0);
        for (int i = 0; i < output.shape.width; ++i, x += channels, result += channels)
            for (int c = 0; c < channels; ++c) result[c] = (x[c] - mean[c]) * scale[c] + shift[c];
    });
}

void batchNormBackward(ConstImageView input, ConstImageView outputGradient, std::span<const float> scale,
                       std::span<const float> mean, std::span<const float> inverseDeviation,
                       std::span<float> scaleGradient, std::span<float> shiftGradient, ImageView inputGradient,
                       bool accumulate, Workers& workers) {
    const int channels = input.shape.channels;
    const std::ptrdiff_t values = 2 * std::ptrdiff_t{channels};
    Scratch scratch;
    float* sums = scratch.floats(static_cast<std::size_t>(values));  // [Σ dy][Σ dy · (x − mean)]
    const float* centre = mean.data();
    const Chunks chunks = cut(input.count, 32);
    sumChunks(chunks, values, sums, workers, [&](int chunk, float* target) {
        std::fill_n(target, values, 0.0F);
        for (int n = chunks.begin(chunk); n < chunks.end(chunk); ++n)
            forEachPixel(input.shape, [&](int y, int x) {
                const float* value = input.pixel(n, y, x);
                const float* dy = outputGradient.pixel(n, y, x);
                for (int c = 0; c < channels; ++c) target[c] += dy[c];
                for (int c = 0; c < channels; ++c) target[channels + c] += dy[c] * (value[c] - centre[c]);
            });
    });
    for (std::size_t c = 0; c < static_cast<std::size_t>(channels); ++c) {
        shiftGradient[c] = sums[c];
        scaleGradient[c] = sums[static_cast<std::size_t>(channels) + c] * inverseDeviation[c];
    }
    if (inputGradient.data == nullptr) return;

    // dx = a · dy + b · x + d with three numbers a channel.
    float* factors = scratch.floats(static_cast<std::size_t>(3 * channels));
    float* ofGradient = factors;
    float* ofInput = factors + channels;
    float* offset = factors + 2 * channels;
    const float pixels = static_cast<float>(input.shape.height) * static_cast<float>(input.shape.width) *
                         static_cast<float>(input.count);
    for (int c = 0; c < channels; ++c) {
        const auto i = static_cast<std::size_t>(c);
        ofGradient[c] = scale[i] * inverseDeviation[i];
        ofInput[c] = -ofGradient[c] * scaleGradient[i] * inverseDeviation[i] / pixels;
        offset[c] = -ofGradient[c] * shiftGradient[i] / pixels;
    }
    forEachRow(inputGradient.count, inputGradient.shape, workers, [&](int n, int y) {
        const float* value = input.pixel(n, y, 0);
        const float* dy = outputGradient.pixel(n, y, 0);
        float* dx = inputGradient.pixel(n, y, 0);
        for (int x = 0; x < inputGradient.shape.width; ++x, value += channels, dy += channels, dx += channels)
            for (int c = 0; c < channels; ++c) {
                const float own = dy[c] * ofGradient[c] + (value[c] - centre[c]) * ofInput[c] + offset[c];
                dx[c] = accumulate ? dx[c] + own : own;
            }
    });
}

}  // namespace fovea::kernels
