// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/group_norm.h"

#include <algorithm>
#include <cmath>

namespace fovea::kernels {

namespace {

struct ChannelRange {
    int first = 0;
    int end = 0;
};

ChannelRange channelsOf(const Shape& shape, const GroupNorm& norm, int group) {
    const int each = shape.channels / norm.groups;
    return {group * each, (group + 1) * each};
}

template <class Body>
void forEachPixel(const Shape& shape, const Body& body) {
    for (int y = 0; y < shape.height; ++y)
        for (int x = 0; x < shape.width; ++x) body(y, x);
}

}  // namespace

GroupStatistics groupStatistics(const ConstImageView& input, const GroupNorm& norm, int image, int group) {
    const auto [first, end] = channelsOf(input.shape, norm, group);
    const double values = double(input.shape.height) * double(input.shape.width) * double(end - first);
    const auto sumOf = [&](const auto& term) {
        double sum = 0;
        forEachPixel(input.shape, [&](int y, int x) {
            const float* pixel = input.pixel(image, y, x);
            for (int c = first; c < end; ++c) sum += term(double{pixel[c]});
        });
        return sum;
    };
    const double mean = sumOf([](double x) { return x; }) / values;
    const double variance = sumOf([mean](double x) { return (x - mean) * (x - mean); }) / values;
    return {mean, 1.0 / std::sqrt(variance + double{norm.epsilon})};
}

void groupNormForward(const ConstImageView& input, const GroupNorm& norm, std::span<const float> scale,
                      std::span<const float> shift, const ImageView& output, Workers& workers) {
    workers.forEach(input.count, [&](int n) {
        for (int group = 0; group < norm.groups; ++group) {
            const GroupStatistics own = groupStatistics(input, norm, n, group);
            const auto [first, end] = channelsOf(input.shape, norm, group);
            const auto mean = static_cast<float>(own.mean);
            const auto inverse = static_cast<float>(own.inverseDeviation);
            forEachPixel(input.shape, [&](int y, int x) {
                const float* from = input.pixel(n, y, x);
                float* to = output.pixel(n, y, x);
                for (int c = first; c < end; ++c) {
                    const auto i = static_cast<std::size_t>(c);
                    to[c] = (from[c] - mean) * inverse * scale[i] + shift[i];
                }
            });
        }
    });
}

void groupNormInputGradient(const ConstImageView& input, const ConstImageView& outputGradient, const GroupNorm& norm,
                            std::span<const float> scale, const ImageView& inputGradient, bool accumulate,
                            Workers& workers) {
    const Shape& shape = input.shape;
    workers.forEach(input.count, [&](int n) {
        for (int group = 0; group < norm.groups; ++group) {
            const GroupStatistics own = groupStatistics(input, norm, n, group);
            const auto [first, end] = channelsOf(shape, norm, group);
            const double values = double(shape.height) * double(shape.width) * double(end - first);
            double sum = 0;
            double product = 0;
            forEachPixel(shape, [&](int y, int x) {
                const float* value = input.pixel(n, y, x);
                const float* dy = outputGradient.pixel(n, y, x);
                for (int c = first; c < end; ++c) {
                    const double gradient = double{scale[static_cast<std::size_t>(c)]} * double{dy[c]};
                    sum += gradient;
                    product += gradient * (double{value[c]} - own.mean) * own.inverseDeviation;
                }
            });
            sum /= values;
            product /= values;
            forEachPixel(shape, [&](int y, int x) {
                const float* value = input.pixel(n, y, x);
                const float* dy = outputGradient.pixel(n, y, x);
                float* to = inputGradient.pixel(n, y, x);
                for (int c = first; c < end; ++c) {
                    const double gradient = double{scale[static_cast<std::size_t>(c)]} * double{dy[c]};
                    const double normal = (double{value[c]} - own.mean) * own.inverseDeviation;
                    const auto dx = static_cast<float>((gradient - sum - normal * product) * own.inverseDeviation);
                    to[c] = accumulate ? to[c] + dx : dx;
                }
            });
        }
    });
}

void groupNormWeightGradient(const ConstImageView& input, const ConstImageView& outputGradient, const GroupNorm& norm,
                             std::span<float> scaleGradient, std::span<float> shiftGradient, bool accumulate) {
    const std::size_t channels = scaleGradient.size();
    Scratch scratch;
    auto* scaleSums = reinterpret_cast<double*>(scratch.floats(4 * channels));
    double* shiftSums = scaleSums + channels;
    std::fill_n(scaleSums, 2 * channels, 0.0);
    for (int n = 0; n < input.count; ++n) {
        for (int group = 0; group < norm.groups; ++group) {
            const GroupStatistics own = groupStatistics(input, norm, n, group);
            const auto [first, end] = channelsOf(input.shape, norm, group);
            forEachPixel(input.shape, [&](int y, int x) {
                const float* value = input.pixel(n, y, x);
                const float* dy = outputGradient.pixel(n, y, x);
                for (int c = first; c < end; ++c) {
                    scaleSums[c] += double{dy[c]} * (double{value[c]} - own.mean) * own.inverseDeviation;
                    shiftSums[c] += double{dy[c]};
                }
            });
        }
    }
    for (std::size_t c = 0; c < channels; ++c) {
        scaleGradient[c] = (accumulate ? scaleGradient[c] : 0.0F) + static_cast<float>(scaleSums[c]);
        shiftGradient[c] = (accumulate ? shiftGradient[c] : 0.0F) + static_cast<float>(shiftSums[c]);
    }
}

}  // namespace fovea::kernels
