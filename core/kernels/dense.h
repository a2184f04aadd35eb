// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/parallel/workers.h"
#include "core/tensor/image_view.h"

namespace fovea::kernels {

/// Fully connected layer on a batch of dense images taken as rows of I values. Shapes: input N×I,
/// weight I×U, bias U or empty, output N×U. Same bits for any number of workers.
/// output = input · weight + bias
void denseForward(ConstImageView input, std::span<const float> weight, std::span<const float> bias, ImageView output,
                  Workers& workers);
/// inputGradient (+)= outputGradient · weightᵀ
void denseInputGradient(ConstImageView outputGradient, std::span<const float> weight, ImageView inputGradient,
                        bool accumulate, Workers& workers);
/// weightGradient = inputᵀ · outputGradient; biasGradient = column sums, unless it is empty.
void denseWeightGradient(ConstImageView input, ConstImageView outputGradient, std::span<float> weightGradient,
                         std::span<float> biasGradient, Workers& workers);

}  // namespace fovea::kernels
