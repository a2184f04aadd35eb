// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstddef>
#include <span>

#include "core/kernels/reference/images.h"

namespace fovea::reference {

/// Mean and biased variance of the channels of c's group in image n.
template <class T>
struct GroupMoments {
    T mean = 0;
    T variance = 0;
    T values = 0;
};

/// body(y, x, channel) for every value of c's group.
template <class Body>
void forEachInGroup(const Shape& shape, int groups, int c, const Body& body) {
    const int each = shape.channels / groups;
    for (int y = 0; y < shape.height; ++y)
        for (int x = 0; x < shape.width; ++x)
            for (int k = c / each * each; k < (c / each + 1) * each; ++k) body(y, x, k);
}

template <class T>
GroupMoments<T> groupMoments(BasicImageView<const T> input, int groups, int n, int c) {
    GroupMoments<T> result;
    forEachInGroup(input.shape, groups, c, [&](int, int, int) { result.values += 1; });
    forEachInGroup(input.shape, groups, c,
                   [&](int y, int x, int k) { result.mean += input.at(n, y, x, k) / result.values; });
    forEachInGroup(input.shape, groups, c, [&](int y, int x, int k) {
        const T distance = input.at(n, y, x, k) - result.mean;
        result.variance += distance * distance / result.values;
    });
    return result;
}

/// y = scale · (x − mean) / √(variance + ε) + shift, with the moments of the group in one image. Wu & He, 2018; with
/// as many groups as channels Ulyanov et al., 2016.
template <class T>
void groupNormForward(BasicImageView<const T> input, int groups, T epsilon, std::span<const T> scale,
                      std::span<const T> shift, BasicImageView<T> output) {
    for (int n = 0; n < input.count; ++n)
        for (int c = 0; c < input.shape.channels; ++c) {
            const GroupMoments<T> own = groupMoments<T>(input, groups, n, c);
            const auto i = static_cast<std::size_t>(c);
            for (int y = 0; y < input.shape.height; ++y)
                for (int x = 0; x < input.shape.width; ++x)
                    output.at(n, y, x, c) =
                        scale[i] * (input.at(n, y, x, c) - own.mean) / std::sqrt(own.variance + epsilon) + shift[i];
        }
}

/// With x̂ = (x − mean) / √(variance + ε) and g = scale · dy:  dshift = Σ dy,   dscale = Σ dy · x̂,
///     dx = (g − mean(g) − x̂ · mean(g · x̂)) / √(variance + ε), means over the group
template <class T>
void groupNormBackward(BasicImageView<const T> input, BasicImageView<const T> outputGradient, int groups, T epsilon,
                       std::span<const T> scale, BasicImageView<T> inputGradient, std::span<T> scaleGradient,
                       std::span<T> shiftGradient) {
    for (T& value : scaleGradient) value = 0;
    for (T& value : shiftGradient) value = 0;
    for (int n = 0; n < input.count; ++n)
        for (int c = 0; c < input.shape.channels; ++c) {
            const GroupMoments<T> own = groupMoments<T>(input, groups, n, c);
            const T deviation = std::sqrt(own.variance + epsilon);
            const auto normal = [&](int y, int x, int k) { return (input.at(n, y, x, k) - own.mean) / deviation; };
            const auto weighed = [&](int y, int x, int k) {
                return scale[static_cast<std::size_t>(k)] * outputGradient.at(n, y, x, k);
            };
            T sum = 0;
            T product = 0;
            forEachInGroup(input.shape, groups, c, [&](int y, int x, int k) {
                sum += weighed(y, x, k) / own.values;
                product += weighed(y, x, k) * normal(y, x, k) / own.values;
            });
            const auto i = static_cast<std::size_t>(c);
            for (int y = 0; y < input.shape.height; ++y)
                for (int x = 0; x < input.shape.width; ++x) {
                    scaleGradient[i] += outputGradient.at(n, y, x, c) * normal(y, x, c);
                    shiftGradient[i] += outputGradient.at(n, y, x, c);
                    inputGradient.at(n, y, x, c) = (weighed(y, x, c) - sum - normal(y, x, c) * product) / deviation;
                }
        }
}

}  // namespace fovea::reference
