// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/kernels/window_geometry.h"
#include "core/parallel/workers.h"
#include "core/tensor/image_view.h"

namespace fovea::kernels {

/// Bytes that hold which value of its window won, for each output value: its place in the window,
/// row by row, in one byte, or in four for windows of more than 256 places.
std::size_t argmaxBytes(const WindowGeometry& geometry, int channels, int batch);

/// output = largest value of each window; padding never wins, the first of equals does, and NaN
/// beats every number. `argmax` is empty or holds argmaxBytes().
///
/// With fusedRelu (2×2 pools only), the input is a ReLU's output, and a window whose largest value is 0
/// gets no argmax: backward then is the ReLU's, too, which needs its output no more.
void maxPoolForward(ConstImageView input, const WindowGeometry& geometry, ImageView output, std::span<std::byte> argmax,
                    Workers& workers, bool fusedRelu = false);
/// inputGradient (+)= each output gradient at its argmax.
void maxPoolBackward(ConstImageView outputGradient, const WindowGeometry& geometry, std::span<const std::byte> argmax,
                     ImageView inputGradient, bool accumulate, Workers& workers);

/// output = mean of the values inside the image in each window, or of all of the window with zeros around the image.
void avgPoolForward(ConstImageView input, const WindowGeometry& geometry, ImageView output, bool countPadding,
                    Workers& workers);
void avgPoolBackward(ConstImageView outputGradient, const WindowGeometry& geometry, ImageView inputGradient,
                     bool countPadding, bool accumulate, Workers& workers);

/// output (N×1×1×C) = mean of each map.
void globalAvgPoolForward(ConstImageView input, ImageView output, Workers& workers);
void globalAvgPoolBackward(ConstImageView outputGradient, ImageView inputGradient, bool accumulate, Workers& workers);

}  // namespace fovea::kernels
