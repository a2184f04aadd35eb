// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/fusions/fusion_graph.h"

namespace fovea {

/// Training: a sum of two normalises its terms itself: a residual block ends in one pass, which saves writing and
/// reading a map.
///
///     conv ─→ norm ─→ add        becomes        conv ─→ add (factor · conv + offset)
///        other term ──→┘                       other term ─→┘
void normaliseInSums(FusionGraph& fusion);

}  // namespace fovea
