// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/layers/layer_rules.h"
#include "core/parallel/workers.h"
#include "core/tensor/image_view.h"

namespace fovea::kernels {

/// Convolution, fast. Shapes: input N×H×W×C, weight [kernel h][kernel w][C / groups][F],
/// bias F or empty, output N×geometry.output×F. The sums are those of kernels/reference/conv2d.h.
/// Where the input's view has a zero border as wide as the padding it is read in place, otherwise
/// through a padded copy. Results are the same bits for any number of workers.
void conv2dForward(ConstImageView input, std::span<const float> weight, std::span<const float> bias,
                   const WindowGeometry& geometry, int groups, ImageView output, Workers& workers);

/// inputGradient (+)= ∂L/∂input.
void conv2dInputGradient(ConstImageView outputGradient, std::span<const float> weight, const WindowGeometry& geometry,
                         int groups, ImageView inputGradient, bool accumulate, Workers& workers);

/// weightGradient = ∂L/∂weight, and biasGradient = ∂L/∂bias unless it is empty.
void conv2dWeightGradient(ConstImageView input, ConstImageView outputGradient, const WindowGeometry& geometry,
                          int groups, std::span<float> weightGradient, std::span<float> biasGradient,
                          Workers& workers);

}  // namespace fovea::kernels
