// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benches/bench_kind.h"

namespace fovea {

/// A window slides over a picture of one channel.
/// Fields: input, kernel, operation (correlation | convolution), padding (valid | same | full), stride, window.
/// Readings: padded (the input with its border of zeros), applied (the kernel as it lies on the input: turned by 180° for
/// a convolution), output, patch, products and sum of the window, place (its row and column in the output), parameters.
///
///     correlation  y[i][j] = Σ_m Σ_n x[i·s + m − p][j·s + n − p] · k[m][n];   convolution: k turned by 180° first
const BenchKind& convolutionBench();

}  // namespace fovea
