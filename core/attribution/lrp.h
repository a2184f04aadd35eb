// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/attribution/attribution.h"

namespace fovea {

/// Layer-wise relevance propagation (Bach et al., "On pixel-wise explanations", 2015): the score is handed down from layer to
/// layer, each input getting what it contributed. The picture's values are those that the first layer sees,
/// standardised.
///
/// Convolution, dense: by the chosen rule, with z = Σ x·w + b the layer's output:
///   epsilon      R(x) = Σ x·w / (z + ε·sign z) · R(z)
///   alpha-beta   R(x) = Σ (α (x·w)⁺ / z⁺ − β (x·w)⁻ / z⁻) · R(z), z⁺ and z⁻ with the bias's part; where there is no z⁺ or
///                no z⁻, its share is lost
/// Mean pools, sums, norms (with the statistics as given numbers) and scales: the epsilon rule.
/// Maximum pools: to the value that won. Activations, softmax, local response norm: passed on as it is.
/// A product: to the value, nothing to its gate (Arras et al., "Explaining recurrent neural network predictions", 2017);
/// of two maps, to the first.
Result<AttributionMap> layerwiseRelevance(const AttributionWork& work);

}  // namespace fovea
