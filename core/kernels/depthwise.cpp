// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/depthwise.h"

#include <algorithm>

#include "core/kernels/taps.h"

namespace fovea::kernels {

namespace {

/// target[c] += a[c] · b[c]
void addProduct(const float* a, const float* b, float* target, int channels) {
    for (int c = 0; c < channels; ++c) target[c] += a[c] * b[c];
}

bool inside(const Shape& shape, int y, int x) { return y >= 0 && y < shape.height && x >= 0 && x < shape.width; }

void gatherImage(const Lattice& lattice, const ConstImageView& source, std::span<const float> weight,
                 std::span<const float> bias, const ImageView& target, int n, bool accumulate) {
    const int channels = target.shape.channels;
    for (int t = 0; t < lattice.count.height; ++t) {
        for (int u = 0; u < lattice.count.width; ++u) {
            float* sum = target.pixel(n, lattice.start.height + t * lattice.targetStride.height,
                                      lattice.start.width + u * lattice.targetStride.width);
            if (!bias.empty())
                std::copy(bias.begin(), bias.end(), sum);
            else if (!accumulate)
                std::fill_n(sum, channels, 0.0F);
            for (const Tap& tap : lattice.taps) {
                const int y = t * lattice.sourceStride.height + tap.y;
                const int x = u * lattice.sourceStride.width + tap.x;
                if (inside(source.shape, y, x))
                    addProduct(source.pixel(n, y, x), weight.data() + std::ptrdiff_t{tap.index} * channels, sum,
                               channels);
            }
        }
    }
}

}  // namespace

void depthwiseForward(ConstImageView input, std::span<const float> weight, std::span<const float> bias,
                      const WindowGeometry& geometry, ImageView output, Workers& workers) {
    const Lattice lattice = forwardLattice(geometry);
    workers.forEach(output.count,
                    [&](int n) { gatherImage(lattice, input, weight, bias, output, n, false); });
}

void depthwiseInputGradient(ConstImageView outputGradient, std::span<const float> weight,
                            const WindowGeometry& geometry, ImageView inputGradient, bool accumulate,
                            Workers& workers) {
    const auto lattices =
        inputGradientLattices(geometry, {inputGradient.shape.height, inputGradient.shape.width});
    workers.forEach(inputGradient.count, [&](int n) {
        for (const Lattice& lattice : lattices)
            gatherImage(lattice, outputGradient, weight, {}, inputGradient, n, accumulate);
    });
}

void depthwiseWeightGradient(ConstImageView input, ConstImageView outputGradient, const WindowGeometry& geometry,
                             int first, int end, float* weightGradient) {
    const int channels = input.shape.channels;
    const Lattice lattice = forwardLattice(geometry);
    for (const Tap& tap : lattice.taps) {
        float* sum = weightGradient + std::ptrdiff_t{tap.index} * channels;
        std::fill_n(sum, channels, 0.0F);
        for (int n = first; n < end; ++n) {
            for (int t = 0; t < lattice.count.height; ++t) {
                for (int u = 0; u < lattice.count.width; ++u) {
                    const int y = t * lattice.sourceStride.height + tap.y;
                    const int x = u * lattice.sourceStride.width + tap.x;
                    if (inside(input.shape, y, x))
                        addProduct(input.pixel(n, y, x), outputGradient.pixel(n, t, u), sum, channels);
                }
            }
        }
    }
}

}  // namespace fovea::kernels
