// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/tensor/image_view.h"

namespace fovea::kernels {

/// Batch normalisation in pieces, since its sums need the whole batch and everything else doesn't:
/// whoever runs it sums over some images at a time, joins the sums in a fixed order, and applies the
/// result to some images at a time. All calls are serial.
///
///     forward:   x̂ = (x − mean) / √(variance + epsilon),   y = scale · x̂ + shift
///     backward:  shiftGradient = Σ dy,   scaleGradient = Σ dy · x̂,
///                dx = scale / √(variance + epsilon) · (dy − shiftGradient / m − x̂ · scaleGradient / m),   m = N·H·W
/// Ioffe & Szegedy, 2015, section 3.

/// Σ (x − first) and Σ (x − first)² of each channel over the view's images, where `first` is the view's
/// first pixel: next to the values, so that the squares don't lose their digits in a large mean.
/// sums = [first C][Σ C][Σ² C]; with `more`, they go on from what other images left there.
void normStatistics(const ConstImageView& input, double* sums, bool more = false);
inline std::ptrdiff_t normStatisticsValues(int channels) { return 3 * std::ptrdiff_t{channels}; }

/// Joins the sums of several parts, part p over pixels[p] pixels at sums + p · normStatisticsValues (Chan,
/// Golub & LeVeque, 1979); the variance is the biased one. C values each.
void joinStatistics(const double* sums, std::span<const std::int64_t> pixels, std::span<float> mean,
                    std::span<float> variance);

/// output = (input − mean) · factor + shift per channel, or max(0, that). May run in place.
void normApply(const ConstImageView& input, const float* mean, const float* factor, const float* shift, bool fusedRelu,
               const ImageView& output);

/// What a sum is made of: an image, normalised if there is a mean.
struct NormTerm {
    ConstImageView input;
    const float* mean = nullptr;
    const float* factor = nullptr;
    const float* shift = nullptr;
};
/// output = a + b, or max(0, a + b): the end of a residual block in one pass. `a` is normalised.
void normAdd(const NormTerm& a, const NormTerm& b, bool fusedRelu, const ImageView& output);

/// sums = [Σ dy][Σ dy · (x − mean)] over the view's images, or += with `more`; 2C values.
void normGradientSums(const ConstImageView& input, const ConstImageView& outputGradient, const float* mean,
                      double* sums, bool more = false);

/// The same behind a ReLU's backward pass in place: dy = 0 where `reluOutput` isn't above 0.
void reluBackwardAndSum(const ConstImageView& input, const ConstImageView& reluOutput, const ImageView& outputGradient,
                        const float* mean, double* sums, bool more = false);

/// inputGradient (+)= ofGradient · dy + ofInput · (x − mean) + offset, per channel. May run in place of dy.
struct NormGradientFactors {
    const float* mean = nullptr;
    const float* ofGradient = nullptr;
    const float* ofInput = nullptr;
    const float* offset = nullptr;
};
void normGradient(const ConstImageView& input, const ConstImageView& outputGradient, const NormGradientFactors& factors,
                  const ImageView& inputGradient, bool accumulate);

}  // namespace fovea::kernels
