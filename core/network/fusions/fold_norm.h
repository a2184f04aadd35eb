// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/fusions/fusion_graph.h"

namespace fovea {

/// Inference: a batch norm that alone reads a convolution is folded into its weights (packed_weights.h has the
/// formula), so that it costs nothing.
///
///     conv ─→ norm ─→ …        becomes        conv (scaled weights, shifted bias) ─→ …
void foldNorms(FusionGraph& fusion);

}  // namespace fovea
