// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "core/network/graph.h"

namespace fovea {

enum class OperationKind {
    Preprocess,  ///< pixels to the first node's output
    Forward,
    Statistics,    ///< batch norm's sums over its input
    Loss,          ///< and its gradient with respect to the scores
    GradientSums,  ///< batch norm's sums over its output's gradient
    Backward
};

/// What is done to some images, one node at a time.
struct Operation {
    OperationKind kind{};
    int node = 0;
    bool fusedRelu = false;         ///< forward: the ReLU behind the node (before it: a pool) in the same pass
    bool isRematerialised = false;  ///< forward a second time: its output is cheaper to make again than to keep
    std::vector<bool>
        accumulate;  ///< backward: for each input, whether another consumer has written its gradient before
    int pool = -1;   ///< convolution: the pool in the same pass, whose output is made instead
    int mask = -1;   ///< gradient sums: the ReLU that goes backward in the same pass, in place
    bool isForward() const { return kind <= OperationKind::Statistics; }
    /// The node whose output is made or whose gradient is passed on.
    int made() const { return pool >= 0 ? pool : node; }
};

/// A run of operations between two barriers. Each needs only its own images, so that a core takes some
/// images through all of them while they are in its cache; at the barrier, sums over the batch are reduced.
struct Section {
    std::vector<Operation> operations;
    /// One operation on the whole batch, parallel inside: a layer whose weights are larger than what a few images are
    /// worth reading them for.
    bool isWholeBatch = false;
    /// How many images go through all operations together, so that what passes between these stays in the
    /// core's own cache; 0: all of the chunk.
    int imagesAtOnce = 0;
    std::vector<int> forwardReductions;   ///< batch norms whose statistics are reduced after it
    std::vector<int> backwardReductions;  ///< batch norms whose gradient sums are reduced after it
};

/// Where a node's values lie, and which fusions it takes part in (core/network/fusions).
struct NodeSchedule {
    int outputAlias = 0;             ///< the node in whose place its output lies; usually itself
    int gradientAlias = 0;           ///< … its output's gradient
    int foldedNorm = -1;             ///< convolution: the batch norm folded into its weights
    int fusedPool = -1;              ///< convolution: the maximum pool in the same pass
    int mask = -1;                   ///< batch norm: the ReLU that its gradient sums do backward
    bool fusedRelu = false;          ///< its forward pass does the ReLU behind it; a pool: the one before it, backward
    bool isForwardFused = false;     ///< another node's forward pass does its own
    bool isBackwardFused = false;    ///< another node's backward pass or gradient sums do its own
    bool isNormalisedBySum = false;  ///< batch norm: the sum that reads it normalises
};

/// Everything that runs in one mode, in order.
struct Schedule {
    Mode mode{};
    std::vector<Section> sections;
    int forwardSections = 0;  ///< the loss, where there is one, stands in the last of them
    std::vector<NodeSchedule> nodes;

    const NodeSchedule& at(int node) const { return nodes[static_cast<std::size_t>(node)]; }
    NodeSchedule& at(int node) { return nodes[static_cast<std::size_t>(node)]; }
};

/// Cuts a step at its barriers. With `fused`, operations run in place and in each other's passes where that
/// changes nothing; without, every output and gradient has a place of its own.
Schedule makeSchedule(const Graph& graph, Mode mode, bool fused);

}  // namespace fovea
