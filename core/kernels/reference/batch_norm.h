// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "core/kernels/reference/images.h"

namespace fovea::reference {

/// Mean and biased variance of each channel over the batch: m = N·H·W values.
template <class T>
struct ChannelStatistics {
    std::vector<T> mean;
    std::vector<T> variance;
    T values = 0;
};

template <class T>
ChannelStatistics<T> channelStatistics(BasicImageView<const T> input) {
    const auto channels = static_cast<std::size_t>(input.shape.channels);
    ChannelStatistics<T> result{
        std::vector<T>(channels), std::vector<T>(channels),
        static_cast<T>(input.count) * static_cast<T>(input.shape.height) * static_cast<T>(input.shape.width)};
    forEachValue(input, [&](int n, int y, int x, int c) {
        result.mean[static_cast<std::size_t>(c)] += input.at(n, y, x, c) / result.values;
    });
    forEachValue(input, [&](int n, int y, int x, int c) {
        const T distance = input.at(n, y, x, c) - result.mean[static_cast<std::size_t>(c)];
        result.variance[static_cast<std::size_t>(c)] += distance * distance / result.values;
    });
    return result;
}

/// y = scale · (x − mean) / √(variance + ε) + shift, with the statistics of the batch in training
/// and the running ones in inference. Ioffe & Szegedy, 2015.
template <class T>
void batchNormForward(BasicImageView<const T> input, std::span<const T> mean, std::span<const T> variance, T epsilon,
                      std::span<const T> scale, std::span<const T> shift, BasicImageView<T> output) {
    forEachValue(output, [&](int n, int y, int x, int channel) {
        const auto c = static_cast<std::size_t>(channel);
        const T normal = (input.at(n, y, x, channel) - mean[c]) / std::sqrt(variance[c] + epsilon);
        output.at(n, y, x, channel) = scale[c] * normal + shift[c];
    });
}

/// Training only: mean and variance depend on every x of the channel. With x̂ = (x − mean) / √(variance + ε),
///     dshift = Σ dy,   dscale = Σ dy · x̂,   dx = scale / √(variance + ε) · (dy − dshift / m − x̂ · dscale / m)
template <class T>
void batchNormBackward(BasicImageView<const T> input, BasicImageView<const T> outputGradient, T epsilon,
                       std::span<const T> scale, BasicImageView<T> inputGradient, std::span<T> scaleGradient,
                       std::span<T> shiftGradient) {
    const ChannelStatistics<T> batch = channelStatistics<T>(input);
    const auto normal = [&](int n, int y, int x, int channel) {
        const auto c = static_cast<std::size_t>(channel);
        return (input.at(n, y, x, channel) - batch.mean[c]) / std::sqrt(batch.variance[c] + epsilon);
    };
    for (T& value : scaleGradient) value = 0;
    for (T& value : shiftGradient) value = 0;
    forEachValue(input, [&](int n, int y, int x, int channel) {
        const auto c = static_cast<std::size_t>(channel);
        shiftGradient[c] += outputGradient.at(n, y, x, channel);
        scaleGradient[c] += outputGradient.at(n, y, x, channel) * normal(n, y, x, channel);
    });
    forEachValue(input, [&](int n, int y, int x, int channel) {
        const auto c = static_cast<std::size_t>(channel);
        const T centred = outputGradient.at(n, y, x, channel) - shiftGradient[c] / batch.values -
                          normal(n, y, x, channel) * scaleGradient[c] / batch.values;
        inputGradient.at(n, y, x, channel) = scale[c] / std::sqrt(batch.variance[c] + epsilon) * centred;
    });
}

}  // namespace fovea::reference
