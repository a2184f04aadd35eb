// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/network/network.h"

namespace fovea {

/// A place in the arena for a batch of feature maps, or for a layer's memory.
struct PlannedBuffer {
    std::uint64_t offset = 0;  ///< bytes from the arena's start, a multiple of 64
    std::uint64_t bytes = 0;   ///< 0: not needed
    int border = 0;            ///< pixels of zeros around each map

    /// The maps in this place of the arena; a view without data where bytes is 0.
    ImageView view(std::byte* arena, int count, Shape shape) const;
};

struct PlannedNode {
    NodeId id;
    Shape shape;
    std::vector<int> inputs;       ///< positions in NetworkPlan::nodes
    PlannedBuffer output;
    PlannedBuffer gradient;        ///< with respect to the output; empty where nobody needs it
    PlannedBuffer memory;          ///< what forward keeps for backward
    bool runsBackward = false;
    std::vector<bool> accumulate;  ///< for each input: a consumer further back has written its gradient already
};

/// Where everything lies that a network computes, and what runs. Forward runs nodes 0 … n − 1 at the
/// times 0 … n − 1, backward runs them in reverse at the times n … 2n − 1. What isn't needed at the
/// same time may share its place; Purpose::Inspection shares nothing.
struct NetworkPlan {
    std::vector<PlannedNode> nodes;  ///< in topological order; the first is the input, the last the output
    std::uint64_t arenaBytes = 0;    ///< saturates at the largest number instead of wrapping
};

/// Requires a sound spec and batch ≥ 1. Allocates nothing of the size it plans.
NetworkPlan planNetwork(const NetworkSpec& spec, int batch, Purpose purpose);

/// a · b and a + b, or the largest number where that doesn't fit.
std::uint64_t saturatingProduct(std::uint64_t a, std::uint64_t b);
std::uint64_t saturatingSum(std::uint64_t a, std::uint64_t b);

}  // namespace fovea
