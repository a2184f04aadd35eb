// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/parallel/workers.h"
#include "core/tensor/image_view.h"

namespace fovea::kernels {

/// Mean and biased variance of each channel over all pixels of all images; C values each.
void channelStatistics(ConstImageView input, std::span<float> mean, std::span<float> variance, Workers& workers);

/// output = (input − centre) · factor + offset, per channel; C values each.
void scaleChannels(ConstImageView input, std::span<const float> centre, std::span<const float> factor,
                   std::span<const float> offset, ImageView output, Workers& workers);

/// Backward through y = scale · x̂ + shift with x̂ = (x − mean) · inverseDeviation and the batch's own
/// mean and (biased) variance, m = N·H·W:
///     shiftGradient = Σ dy,   scaleGradient = Σ dy · x̂,
///     dx (+)= scale · inverseDeviation · (dy − shiftGradient / m − x̂ · scaleGradient / m)
/// Ioffe & Szegedy, 2015, section 3. A null inputGradient.data leaves dx out.
void batchNormBackward(ConstImageView input, ConstImageView outputGradient, std::span<const float> scale,
                       std::span<const float> mean, std::span<const float> inverseDeviation,
                       std::span<float> scaleGradient, std::span<float> shiftGradient, ImageView inputGradient,
                       bool accumulate, Workers& workers);

}  // namespace fovea::kernels
