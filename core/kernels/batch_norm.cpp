// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/batch_norm.h"

#include <algorithm>
#include <type_traits>

namespace fovea::kernels {

namespace {

/// Channels that one pass over the pixels sums: the sums then stay in registers.
constexpr int lanes = 16;

/// Calls body(first channel, channels) for each group of at most `lanes`.
template <class Body>
void forEachGroup(int channels, const Body& body) {
    for (int first = 0; first < channels; first += lanes) body(first, std::min(lanes, channels - first));
}

/// Adds add(pixel offset, lane, sums of the row) over all pixels: floats along a row, doubles from row to
/// row, so that the error doesn't grow with the number of pixels.
template <int Sums, class Row>
void addRows(const ConstImageView& view, double (&total)[Sums][lanes], const Row& row) {
    for (int n = 0; n < view.count; ++n) {
        for (int y = 0; y < view.shape.height; ++y) {
            float sums[Sums][lanes] = {};
            row(n, y, sums);
            for (int s = 0; s < Sums; ++s)
                for (int lane = 0; lane < lanes; ++lane) total[s][lane] += double{sums[s][lane]};
        }
    }
}

/// The group's values as an array of constant length, which the compiler keeps in registers.
void loadGroup(const float* values, int used, float (&group)[lanes]) {
    for (int lane = 0; lane < lanes; ++lane) group[lane] = lane < used ? values[lane] : 0.0F;
}

}  // namespace

void normStatistics(const ConstImageView& input, double* sums) {
    const int channels = input.shape.channels;
    const int width = input.shape.width;
    forEachGroup(channels, [&](int first, int used) {
        float origin[lanes];
        loadGroup(input.data + first, used, origin);
        double total[2][lanes] = {};
        const auto addPixels = [&](int n, int y, float(&row)[2][lanes], auto count) {
            const float* x = input.pixel(n, y, 0) + first;
            for (int i = 0; i < width; ++i, x += channels) {
                for (int lane = 0; lane < count; ++lane) {
                    const float distance = x[lane] - origin[lane];
                    row[0][lane] += distance;
                    row[1][lane] += distance * distance;
                }
            }
        };
        addRows(input, total, [&](int n, int y, float(&row)[2][lanes]) {
            if (used == lanes)
                addPixels(n, y, row, std::integral_constant<int, lanes>());
            else
                addPixels(n, y, row, used);
        });
        for (int lane = 0; lane < used; ++lane) {
            sums[first + lane] = double{origin[lane]};
            sums[channels + first + lane] = total[0][lane];
            sums[2 * channels + first + lane] = total[1][lane];
        }
    });
}

void joinStatistics(const double* sums, std::span<const std::int64_t> pixels, std::span<float> mean,
                    std::span<float> variance) {
    const std::size_t channels = mean.size();
    for (std::size_t c = 0; c < channels; ++c) {
        double count = 0;
        double centre = 0;
        double squares = 0;
        for (std::size_t part = 0; part < pixels.size(); ++part) {
            const double* own = sums + part * 3 * channels + c;
            const auto added = static_cast<double>(pixels[part]);
            const double offset = own[channels] / added;
            const double distance = own[0] + offset - centre;
            const double all = count + added;
            squares += std::max(0.0, own[2 * channels] - own[channels] * offset) + distance * distance * count * added / all;
            centre += distance * added / all;
            count = all;
        }
        mean[c] = static_cast<float>(centre);
        variance[c] = static_cast<float>(squares / count);
    }
}

void normApply(const ConstImageView& input, const float* mean, const float* factor, const float* shift, bool rectify,
               const ImageView& output) {
    const int channels = input.shape.channels;
    const auto apply = [&](auto last) {
        for (int n = 0; n < output.count; ++n) {
            for (int y = 0; y < output.shape.height; ++y) {
                const float* x = input.pixel(n, y, 0);
                float* to = output.pixel(n, y, 0);
                for (int i = 0; i < output.shape.width; ++i, x += channels, to += channels)
#pragma GCC ivdep
                    for (int c = 0; c < channels; ++c) to[c] = last((x[c] - mean[c]) * factor[c] + shift[c]);
            }
        }
    };
    if (rectify)
        apply([](float y) { return y < 0.0F ? 0.0F : y; });  // lets NaN through
    else
        apply([](float y) { return y; });
}

void normGradientSums(const ConstImageView& input, const ConstImageView& outputGradient, const float* mean,
                      double* sums) {
    const int channels = input.shape.channels;
    const int width = input.shape.width;
    forEachGroup(channels, [&](int first, int used) {
        float centre[lanes];
        loadGroup(mean + first, used, centre);
        double total[2][lanes] = {};
        const auto addPixels = [&](int n, int y, float(&row)[2][lanes], auto count) {
            const float* x = input.pixel(n, y, 0) + first;
            const float* dy = outputGradient.pixel(n, y, 0) + first;
            for (int i = 0; i < width; ++i, x += channels, dy += channels) {
                for (int lane = 0; lane < count; ++lane) {
                    row[0][lane] += dy[lane];
                    row[1][lane] += dy[lane] * (x[lane] - centre[lane]);
                }
            }
        };
        addRows(input, total, [&](int n, int y, float(&row)[2][lanes]) {
            if (used == lanes)
                addPixels(n, y, row, std::integral_constant<int, lanes>());
            else
                addPixels(n, y, row, used);
        });
        for (int lane = 0; lane < used; ++lane) {
            sums[first + lane] = total[0][lane];
            sums[channels + first + lane] = total[1][lane];
        }
    });
}

void normGradient(const ConstImageView& input, const ConstImageView& outputGradient,
                  const NormGradientFactors& factors, const ImageView& inputGradient, bool accumulate) {
    const int channels = input.shape.channels;
    const float* mean = factors.mean;
    const float* ofGradient = factors.ofGradient;
    const float* ofInput = factors.ofInput;
    const float* offset = factors.offset;
    const auto write = [&](auto sum) {
        for (int n = 0; n < inputGradient.count; ++n) {
            for (int y = 0; y < inputGradient.shape.height; ++y) {
                const float* x = input.pixel(n, y, 0);
                const float* dy = outputGradient.pixel(n, y, 0);
                float* dx = inputGradient.pixel(n, y, 0);
                for (int i = 0; i < inputGradient.shape.width; ++i, x += channels, dy += channels, dx += channels)
#pragma GCC ivdep
                    for (int c = 0; c < channels; ++c)
                        dx[c] = sum(dx[c], dy[c] * ofGradient[c] + (x[c] - mean[c]) * ofInput[c] + offset[c]);
            }
        }
    };
    if (accumulate)
        write([](float before, float own) { return before + own; });
    else
        write([](float, float own) { return own; });
}

}  // namespace fovea::kernels
