// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/kernels/convolution.h"

namespace fovea::kernels {

/// A 3×3 or 5×5 window with stride, dilation and groups of 1, padded by less than its size; for 5×5
/// an output of at least 8×8.
bool winogradFits(const ConvProblem& problem);

/// Winograd's convolution F(4×4, 3×3) or F(4×4, 5×5): 36 products instead of 144 for each pair of
/// channels and 16 outputs, or 64 instead of 400. Requires winogradFits(problem).
/// The naive version is reference/conv2d.h.
///
/// To be read in this order: winograd_matrices.h (what is computed and why it is right),
/// winograd_transform.h and winograd_product.h (the two kinds of work), winograd_tiles.h (where tiles
/// lie), winograd_convolution.h and winograd.cpp (how they come together: blocks, and weights made ready),
/// winograd_forward.cpp, winograd_backward.cpp, winograd_whole_batch.cpp (the same in another order, for layers of few
/// pixels and many channels).
std::unique_ptr<Convolution> makeWinogradConvolution(const ConvProblem& problem);

}  // namespace fovea::kernels
