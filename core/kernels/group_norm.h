// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/parallel/workers.h"
#include "core/tensor/image_view.h"

namespace fovea::kernels {

/// Channels in `groups` equal groups; each image's group has mean and (biased) variance of its own.
struct GroupNorm {
    int groups = 1;
    float epsilon = 1e-5F;
};

/// Mean of an image's group, and 1 / √(variance + epsilon). In double.
struct GroupStatistics {
    double mean = 0;
    double inverseDeviation = 0;
};
GroupStatistics groupStatistics(const ConstImageView& input, const GroupNorm& norm, int image, int group);

/// y = scale[c] · (x − mean) / √(variance + epsilon) + shift[c]; input and output N×H×W×C, scale and shift C.
void groupNormForward(const ConstImageView& input, const GroupNorm& norm, std::span<const float> scale,
                      std::span<const float> shift, const ImageView& output, Workers& workers);

/// inputGradient (+)=, one image for each task. With x̂ = (x − mean) / √(variance + epsilon), g = scale[c] · dy and
/// means over the group:  dx = (g − mean(g) − x̂ · mean(g · x̂)) / √(variance + epsilon)
void groupNormInputGradient(const ConstImageView& input, const ConstImageView& outputGradient, const GroupNorm& norm,
                            std::span<const float> scale, const ImageView& inputGradient, bool accumulate,
                            Workers& workers);

/// scaleGradient[c] (+)= Σ x̂ · dy and shiftGradient[c] (+)= Σ dy over the images, in their order.
void groupNormWeightGradient(const ConstImageView& input, const ConstImageView& outputGradient, const GroupNorm& norm,
                             std::span<float> scaleGradient, std::span<float> shiftGradient, bool accumulate);

}  // namespace fovea::kernels
