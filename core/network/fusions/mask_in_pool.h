// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/fusions/fusion_graph.h"

namespace fovea {

/// Training: a maximum pool behind a ReLU does the backward passes of both, and nobody needs the ReLU's output any
/// more: a pass less over the largest map of LeNet-5, and 28 MB less for vgg-small at batch 64.
///
///     … ←─ relu ←─ pool        becomes        … ←─ pool (zero where the maximum is not positive)
///
/// Requires poolInConvolutions() before.
void maskInPools(FusionGraph& fusion);

}  // namespace fovea
