// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/layers/layer_rules.h"
#include "core/parallel/workers.h"
#include "core/tensor/image_view.h"

namespace fovea::kernels {

/// Convolution with one filter a channel: weight [kernel h][kernel w][C], bias C or empty. Called by conv2d.h.
void depthwiseForward(ConstImageView input, std::span<const float> weight, std::span<const float> bias,
                      const WindowGeometry& geometry, ImageView output, Workers& workers);
void depthwiseInputGradient(ConstImageView outputGradient, std::span<const float> weight,
                            const WindowGeometry& geometry, ImageView inputGradient, bool accumulate,
                            Workers& workers);
/// Weight gradient of images [first, end), written to `weightGradient`.
void depthwiseWeightGradient(ConstImageView input, ConstImageView outputGradient, const WindowGeometry& geometry,
                             int first, int end, float* weightGradient);

}  // namespace fovea::kernels
