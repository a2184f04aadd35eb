// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/network/schedule.h"

namespace fovea {

/// When the nodes of a graph go backward, counted in levels: between two of them is a barrier.
struct BackwardLevels {
    std::vector<int> gradient;   ///< for each node, the level from which on its gradient is complete
    std::vector<int> operation;  ///< … at which its own backward operation runs
    std::vector<int> behind;  ///< … and the node behind whose operation it runs in this level, or -1: its turn is when
                              ///< the graph is walked from the end
};

/// As early as gradients are complete, from `lossLevel` on, with one exception. A convolution on a short way waits,
/// with its norm, for the long one: both write the gradient of the map that they part from, which then passes
/// through the cache once, and what a strided 1×1 window leaves out isn't cleared first. Measured for ResNet-20, one
/// thread: 19.5 ms instead of 25 for the backward passes of its four strided convolutions.
///
/// `schedule` knows which nodes have no backward operation of their own, and whose gradients share a place.
BackwardLevels backwardLevels(const Graph& graph, const Schedule& schedule, int lossLevel);

}  // namespace fovea
