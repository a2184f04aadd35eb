// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/fusions/fusion_graph.h"

namespace fovea {

/// The gradients of a sum's terms are the sum's own and lie in its place, unless somebody writes into one while it
/// is still needed.
///
///     x ─→ conv ─→ norm ─→ add        dL/dadd, dL/dnorm and dL/dx lie in one place: what skips the block begins as
///      └──────────────────→┘          the gradient of the sum, and the block adds its own
///
/// Requires shareInPlace() before.
void shareGradientsOfSums(FusionGraph& fusion);

}  // namespace fovea
