// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/fusions/fusion_graph.h"

namespace fovea {

/// A ReLU that alone reads a convolution, a batch norm or a sum is done as their results are stored. Its gradient
/// lies where that of its input lies, since its output tells all that its backward needs.
///
///     conv │ norm │ add ─→ relu ─→ …        becomes        max(0, conv │ norm │ add) ─→ …
///
/// A batch norm that is folded into a convolution leaves its ReLU to that convolution. Requires foldNorms() before.
void fuseRelus(FusionGraph& fusion);

}  // namespace fovea
