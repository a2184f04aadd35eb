// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/kernels/window_geometry.h"
#include "core/parallel/workers.h"
#include "core/tensor/image_view.h"

namespace fovea::kernels {

/// Locally connected layers: a convolution whose filters differ from place to place. Shapes: input N×H×W×C, weight
/// P×K×C×F with P = H'·W' places and K kernel cells, bias P×F or empty, output N×H'×W'×F. Sums run over cells, then
/// channels, so that their bits don't depend on the number of workers. Padding counts as 0.
///
///     y[n][p][f] = b[p][f] + Σ_k Σ_c x[n][p, k][c] · w[p][k][c][f]
void localForward(ConstImageView input, const WindowGeometry& geometry, std::span<const float> weight,
                  std::span<const float> bias, ImageView output, Workers& workers);
/// dw[p][k][c][f] (+)= Σ_n x[n][p, k][c] · dy[n][p][f],   db[p][f] (+)= Σ_n dy[n][p][f], unless it is empty. Serial.
void localWeightGradient(ConstImageView input, ConstImageView outputGradient, const WindowGeometry& geometry,
                         std::span<float> weightGradient, std::span<float> biasGradient, bool accumulate);
/// dx[n][p, k][c] (+)= Σ_f dy[n][p][f] · w[p][k][c][f]
void localInputGradient(ConstImageView outputGradient, const WindowGeometry& geometry, std::span<const float> weight,
                        ImageView inputGradient, bool accumulate, Workers& workers);

}  // namespace fovea::kernels
