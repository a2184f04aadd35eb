// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/quarter_pool.h"

#include <algorithm>
#include <cstring>

#include "core/kernels/chunks.h"
#include "core/kernels/elementwise.h"

namespace fovea::kernels {

namespace {

/// With fewer channels a pixel doesn't fill a vector; then whole rows are worked on instead.
constexpr int fewChannels = 8;

// Wide pixels: channels of one window side by side.

template <bool keepsArgmax, bool fusedRelu>
void quarterRow(const float* upper, const float* lower, int width, int channels, float* output, std::uint8_t* argmax) {
    for (int j = 0; j < width; ++j, upper += 2 * channels, lower += 2 * channels, output += channels) {
        const float* corners[4] = {upper, upper + channels, lower, lower + channels};
#pragma GCC ivdep
        for (int c = 0; c < channels; ++c) {
            float best = corners[0][c];
            std::int32_t largest = 0;
            for (std::int32_t k = 1; k < 4; ++k) {
                const float value = corners[k][c];
                const bool wins = (value > best) | (value != value);
                best = wins ? value : best;
                largest = wins ? k : largest;
            }
            output[c] = best;
            if constexpr (keepsArgmax)
                argmax[c] = static_cast<std::uint8_t>(fusedRelu && best <= 0.0F ? std::int32_t{inactive} : largest);
        }
        if constexpr (keepsArgmax) argmax += channels;
    }
}

template <bool accumulate>
void unquarterRow(const float* dy, const std::uint8_t* argmax, int width, int channels, float* upper, float* lower) {
    for (int j = 0; j < width; ++j, dy += channels, argmax += channels, upper += 2 * channels, lower += 2 * channels) {
        float* const corners[4] = {upper, upper + channels, lower, lower + channels};
        for (int k = 0; k < 4; ++k) {
            float* dx = corners[k];
#pragma GCC ivdep
            for (int c = 0; c < channels; ++c) {
                const float own = argmax[c] == k ? dy[c] : 0.0F;
                dx[c] = accumulate ? dx[c] + own : own;
            }
        }
    }
}

// Narrow pixels: every value of a row against its neighbours below and to the right, then the even pixels are
// picked. Half of that is thrown away, but it runs in full vectors.

/// Copies `channels` ≤ 8 values by a full vector; the spare ones are overwritten by the next pixel, or lie in slack.
template <class T>
void copyPixel(const T* from, T* to) {
    std::memcpy(to, from, fewChannels * sizeof(T));
}

void quarterNarrowRow(const float* upper, const float* lower, int width, int channels, bool fusedRelu, float* output,
                      std::uint8_t* argmax) {
    const std::size_t values = 2 * static_cast<std::size_t>(width) * static_cast<std::size_t>(channels);
    Scratch scratch;
    float* best = scratch.floats(values + 2 * fewChannels);
    float* taller = scratch.floats(values + 2 * fewChannels);  // place of the larger of upper and lower: 0 or 2
    float* place = scratch.floats(values + 2 * fewChannels);
    float* column = scratch.floats(values + 2 * fewChannels);
    for (std::size_t i = 0; i < values; ++i) {
        const bool wins = (lower[i] > upper[i]) | (lower[i] != lower[i]);
        column[i] = wins ? lower[i] : upper[i];
        taller[i] = wins ? 2.0F : 0.0F;
    }
    std::fill_n(column + values, 2 * fewChannels, 0.0F);
    std::fill_n(taller + values, 2 * fewChannels, 0.0F);
    const float* right = column + channels;
    const float* rightTaller = taller + channels;
    for (std::size_t i = 0; i < values; ++i) {
        // Among equals the first row by row: the right one only from the row above.
        const bool wins =
            (right[i] > column[i]) | (right[i] != right[i]) | ((right[i] == column[i]) & (rightTaller[i] < taller[i]));
        best[i] = wins ? right[i] : column[i];
        place[i] = wins ? rightTaller[i] + 1.0F : taller[i];
        place[i] = fusedRelu && best[i] <= 0.0F ? float{inactive} : place[i];
    }
    auto* bytes = reinterpret_cast<std::uint8_t*>(taller);
    if (argmax != nullptr)
        for (std::size_t i = 0; i < values; ++i)
            bytes[i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(place[i]));
    // The last ones exactly, since what lies behind the row is not ours.
    for (int j = 0; j < width; ++j) {
        const bool fits = j * channels + fewChannels <= width * channels;
        const auto copy = [&](const auto* from, auto* to) {
            if (fits)
                copyPixel(from + 2 * j * channels, to + j * channels);
            else
                std::copy_n(from + 2 * j * channels, channels, to + j * channels);
        };
        copy(best, output);
        if (argmax != nullptr) copy(bytes, argmax);
    }
}

template <bool accumulate>
void unquarterNarrowRow(const float* dy, const std::uint8_t* argmax, int width, int channels, float* upper,
                        float* lower) {
    const std::size_t values = 2 * static_cast<std::size_t>(width) * static_cast<std::size_t>(channels);
    Scratch scratch;
    float* spread = scratch.floats(values + 2 * fewChannels);
    float* place = scratch.floats(values + 2 * fewChannels);
    float* own = scratch.floats(static_cast<std::size_t>(width * channels + 2 * fewChannels));
    float* padded = scratch.floats(static_cast<std::size_t>(width * channels + 2 * fewChannels));
    const std::size_t half = values / 2;
    std::copy_n(dy, half, padded);
    for (std::size_t i = 0; i < half; ++i) own[i] = static_cast<float>(argmax[i]);
    for (int j = 0; j < width; ++j) {
        for (const int side : {0, 1}) {
            copyPixel(padded + j * channels, spread + (2 * j + side) * channels);
            copyPixel(own + j * channels, place + (2 * j + side) * channels);
            if (side == 1)  // so that 0 and 2 are this pixel's places in both columns
                for (int c = 0; c < fewChannels; ++c) place[(2 * j + 1) * channels + c] -= 1.0F;
        }
    }
#pragma GCC ivdep
    for (std::size_t i = 0; i < values; ++i) {
        const float above = place[i] == 0.0F ? spread[i] : 0.0F;
        const float below = place[i] == 2.0F ? spread[i] : 0.0F;
        upper[i] = accumulate ? upper[i] + above : above;
        lower[i] = accumulate ? lower[i] + below : below;
    }
}

}  // namespace

bool isQuartering(const WindowGeometry& geometry) {
    return geometry.kernel == Extent{2, 2} && geometry.stride == Extent{2, 2} && geometry.padding == Sides{} &&
           geometry.dilation == Extent{1, 1};
}

void maxPool2x2Forward(const ConstImageView& input, const ImageView& output, std::uint8_t* argmax, bool fusedRelu,
                       Workers& workers) {
    const Shape& out = output.shape;
    forEachRow(output.count, out, workers, [&](int n, int i) {
        const float* upper = input.pixel(n, 2 * i, 0);
        const float* lower = input.pixel(n, 2 * i + 1, 0);
        float* to = output.pixel(n, i, 0);
        std::uint8_t* own =
            argmax == nullptr ? nullptr : argmax + (std::ptrdiff_t{n} * out.height + i) * rowValues(out);
        if (out.channels < fewChannels)
            quarterNarrowRow(upper, lower, out.width, out.channels, fusedRelu, to, own);
        else if (own == nullptr)
            quarterRow<false, false>(upper, lower, out.width, out.channels, to, own);
        else if (fusedRelu)
            quarterRow<true, true>(upper, lower, out.width, out.channels, to, own);
        else
            quarterRow<true, false>(upper, lower, out.width, out.channels, to, own);
    });
}

void maxPool2x2Backward(const ConstImageView& outputGradient, const std::uint8_t* argmax,
                        const ImageView& inputGradient, bool accumulate, Workers& workers) {
    const Shape& out = outputGradient.shape;
    const Shape& in = inputGradient.shape;
    const bool isNarrow = out.channels < fewChannels;
    const auto row = isNarrow ? (accumulate ? unquarterNarrowRow<true> : unquarterNarrowRow<false>)
                              : (accumulate ? unquarterRow<true> : unquarterRow<false>);
    workers.forEach(inputGradient.count, [&](int n) {
        for (int i = 0; i < out.height; ++i) {
            row(outputGradient.pixel(n, i, 0), argmax + (std::ptrdiff_t{n} * out.height + i) * rowValues(out),
                out.width, out.channels, inputGradient.pixel(n, 2 * i, 0), inputGradient.pixel(n, 2 * i + 1, 0));
        }
        if (accumulate) return;
        // What a pool that rounds down leaves out.
        for (int y = 0; y < in.height; ++y) {
            const int first = y < 2 * out.height ? 2 * out.width : 0;
            if (first < in.width)
                std::fill_n(inputGradient.pixel(n, y, first), std::ptrdiff_t{in.width - first} * in.channels, 0.0F);
        }
    });
}

}  // namespace fovea::kernels
