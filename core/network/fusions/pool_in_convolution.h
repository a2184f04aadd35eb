// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/fusions/fusion_graph.h"

namespace fovea {

/// A 2×2 maximum pool that alone reads a convolution, perhaps behind a ReLU, is done in the same pass, where that pays
/// (kernels::poolPays): what is pooled is never stored.
///
///     conv ─→ (relu) ─→ pool ─→ …        becomes        pool(max(0, conv)) ─→ …
void poolInConvolutions(FusionGraph& fusion);

}  // namespace fovea
