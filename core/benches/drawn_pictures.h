// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benches/bench_value.h"

namespace fovea {

/// The built-in drawn pictures (datasets/synthetic) as a bench can show them: grey, the mean of red, green and blue, and 8×8,
/// the mean of each 4×4 pixels, in whole 255ths. A row holds one picture, row by row, in [0, 1].
inline constexpr int drawnSide = 8;
inline constexpr int drawnClasses = 10;

/// 10 × 64: the mean of the first hundred training pictures of each class.
const Matrix& drawnClassMeans();
/// 50 × 64: the first fifty test pictures; picture i is of class i mod 10.
const Matrix& drawnPictures();

}  // namespace fovea
