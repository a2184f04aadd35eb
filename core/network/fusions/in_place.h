// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/fusions/fusion_graph.h"

namespace fovea {

/// A layer whose kind states Sharing works in the memory of its input, if nobody else reads that, and in training if
/// no backward pass reads what is overwritten: not that of the layer itself, nor that of the layer before it.
/// Requires foldNorms() and fuseRelus() before; afterwards every alias is the node that owns the memory.
void shareInPlace(FusionGraph& fusion);

}  // namespace fovea
