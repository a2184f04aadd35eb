// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/response_norm.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/kernels/chunks.h"

namespace fovea::kernels {

namespace {

/// What one pixel needs: `padded` has `radius` zeros before and behind its channels.
struct Pixel {
    Pixel(Scratch& scratch, int channelCount, int wantedRadius)
        : channels(channelCount),
          radius(std::min(wantedRadius, channelCount - 1)),  // beyond are zeros alone
          padded(scratch.floats(static_cast<std::size_t>(channels) + 2 * static_cast<std::size_t>(radius))),
          sums(scratch.floats(static_cast<std::size_t>(channels))),
          powers(scratch.floats(static_cast<std::size_t>(channels))) {
        std::fill_n(padded, radius, 0.0F);
        std::fill_n(padded + radius + channels, radius, 0.0F);
    }

    /// sums[c] = Σ of padded's values around channel c
    void addNeighbours() {
        std::copy_n(padded, channels, sums);
        for (int shift = 1; shift <= 2 * radius; ++shift) {
            const float* from = padded + shift;
            for (int c = 0; c < channels; ++c) sums[c] += from[c];
        }
    }

    /// sums[c] = d[c], powers[c] = d[c]^−beta
    template <class Power>
    void take(const float* x, const ResponseNorm& norm, const Power& power) {
        for (int c = 0; c < channels; ++c) padded[radius + c] = x[c] * x[c];
        addNeighbours();
        for (int c = 0; c < channels; ++c) {
            sums[c] = norm.bias + norm.factor * sums[c];
            powers[c] = power(sums[c]);
        }
    }

    int channels;
    int radius;
    float* padded;
    float* sums;
    float* powers;
};

/// Calls run(power) with the function s → s^−beta; roots where they do, since they are ten times faster.
template <class Run>
void withPower(float beta, const Run& run) {
    if (beta == 0.75F)
        run([](float s) {
            const float root = std::sqrt(s);
            return 1.0F / (root * std::sqrt(root));
        });
    else if (beta == 0.5F)
        run([](float s) { return 1.0F / std::sqrt(s); });
    else if (beta == 1.0F)
        run([](float s) { return 1.0F / s; });
    else
        run([beta](float s) { return std::pow(s, -beta); });
}

}  // namespace

void responseNormForward(ConstImageView input, const ResponseNorm& norm, ImageView output, Workers& workers) {
    withPower(norm.beta, [&](const auto& power) {
        forEachRow(output.count, output.shape, workers, [&](int n, int y) {
            Scratch scratch;
            Pixel pixel(scratch, output.shape.channels, norm.radius);
            for (int x = 0; x < output.shape.width; ++x) {
                const float* in = input.pixel(n, y, x);
                float* out = output.pixel(n, y, x);
                pixel.take(in, norm, power);
                for (int c = 0; c < pixel.channels; ++c) out[c] = in[c] * pixel.powers[c];
            }
        });
    });
}

void responseNormBackward(ConstImageView input, ConstImageView outputGradient, const ResponseNorm& norm,
                          ImageView inputGradient, bool accumulate, Workers& workers) {
    const float share = 2.0F * norm.factor * norm.beta;
    withPower(norm.beta, [&](const auto& power) {
        forEachRow(inputGradient.count, inputGradient.shape, workers, [&](int n, int y) {
            Scratch scratch;
            Pixel pixel(scratch, inputGradient.shape.channels, norm.radius);
            for (int x = 0; x < inputGradient.shape.width; ++x) {
                const float* in = input.pixel(n, y, x);
                const float* dy = outputGradient.pixel(n, y, x);
                float* dx = inputGradient.pixel(n, y, x);
                pixel.take(in, norm, power);
                for (int c = 0; c < pixel.channels; ++c)
                    pixel.padded[pixel.radius + c] = dy[c] * in[c] * pixel.powers[c] / pixel.sums[c];
                pixel.addNeighbours();
                for (int c = 0; c < pixel.channels; ++c) {
                    const float value = dy[c] * pixel.powers[c] - share * in[c] * pixel.sums[c];
                    dx[c] = accumulate ? dx[c] + value : value;
                }
            }
        });
    });
}

}  // namespace fovea::kernels
