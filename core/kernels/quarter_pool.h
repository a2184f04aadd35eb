// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/kernels/window_geometry.h"
#include "core/parallel/workers.h"
#include "core/tensor/image_view.h"

namespace fovea::kernels {

/// The usual maximum pool: 2×2 in steps of 2, nothing padded. Windows don't overlap, so that forward keeps the
/// four values in registers and backward writes each pixel once, without clearing first.
bool isQuartering(const WindowGeometry& geometry);

/// A window's argmax is its place 0 … 3, row by row: the first of equals, the last of several NaN. It is
/// `inactive` where fusedRelu and the largest value is 0. `argmax` may be null.
inline constexpr std::uint8_t inactive = 4;
void maxPool2x2Forward(const ConstImageView& input, const ImageView& output, std::uint8_t* argmax, bool fusedRelu,
                       Workers& workers);
/// inputGradient (+)= each output gradient at its argmax.
void maxPool2x2Backward(const ConstImageView& outputGradient, const std::uint8_t* argmax,
                        const ImageView& inputGradient, bool accumulate, Workers& workers);

}  // namespace fovea::kernels
