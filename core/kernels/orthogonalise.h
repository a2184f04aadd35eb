// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "core/parallel/workers.h"

namespace fovea::kernels {

/// Floats of working memory that orthogonalise() takes.
std::size_t orthogonaliseFloats(int rows, int columns);

/// Of a matrix, row after row, nearly the nearest one whose singular values are all alike, about 1: X ← X / (‖X‖ + 1e-7),
/// then five times X ← a X + (b A + c A²) X with A = X Xᵀ and a, b, c = 3.4445, −4.7750, 2.0315 (Newton–Schulz as Jordan et
/// al., 2024, 'Muon', have it; singular values end between about 0.7 and 1.2). The shorter side makes A: X ← a X + X (b A +
/// c A²) with A = Xᵀ X where there are more rows than columns, the same matrix. The same bits for any number of threads.
void orthogonalise(float* matrix, int rows, int columns, float* work, Workers& workers);

}  // namespace fovea::kernels
