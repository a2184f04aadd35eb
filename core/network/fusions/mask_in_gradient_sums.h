// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/fusions/fusion_graph.h"

namespace fovea {

/// Training: the gradient sums of a batch norm read the gradient right behind the backward pass of its ReLU, whether
/// that stands behind the norm itself or behind the sum that the norm ends in: both in one pass.
///
///     norm ←─ relu        norm ←─ add ←─ relu        become        norm (sums over the masked gradient)
///
/// Requires shareGradientsOfSums() before.
void maskInGradientSums(FusionGraph& fusion);

}  // namespace fovea
