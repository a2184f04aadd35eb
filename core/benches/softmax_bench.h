// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benches/bench_kind.h"

namespace fovea {

/// From scores to probabilities and to the loss of the right class, or from probabilities that are set themselves:
///
///     p_i = e^(s_i / T) / Σ_j e^(s_j / T),   L = −ln p_class
///
/// Fields: given (scores | probabilities), scores (up to 10), p (probabilities that are set), class, temperature T.
/// Readings: probabilities, sum (of them), p_class, loss (∞ for p = 0), predicted (the first of the largest), correct (1 where
/// that is the class). From scores also: exponentials (∞ where they are beyond a double), sum_scores, sum_exponentials,
/// gradient (dL/ds), and the same once more for a softmax in front of the loss that has one of its own: twice_loss,
/// twice_gradient.
const BenchKind& softmaxBench();

}  // namespace fovea
