// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/layers/layer_context.h"
#include "core/network/network_spec.h"
#include "core/network/purpose.h"

namespace fovea {

/// A node of a network as the planner sees it.
struct GraphNode {
    NodeId id;
    const LayerSpec* layer = nullptr;
    Shape shape;                 ///< of the output
    std::vector<int> inputs;     ///< positions in the graph
    std::vector<int> consumers;  ///< positions; twice where a node reads the same output twice
    bool runsBackward = false;   ///< something trained lies at or before it
};
/// In topological order; the first is the input, the last the output. Requires a sound spec.
std::vector<GraphNode> makeGraph(const NetworkSpec& spec, Purpose purpose);

enum class OperationKind {
    Standardise,  ///< pixels to the first node's output
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
    bool rectify = false;  ///< forward: the rectifier behind the node (before it: a pool) in the same pass
    bool isAgain = false;  ///< forward a second time: what it makes was forgotten, being cheaper to make than to keep
    std::vector<bool>
        accumulate;  ///< backward: for each input, whether another consumer has written its gradient before
    int pool = -1;   ///< convolution: the pool in the same pass, whose output is made instead
    int mask = -1;   ///< gradient sums: the rectifier that goes backward in the same pass, in place
    bool isForward() const { return kind <= OperationKind::Statistics; }
    /// The node whose output is made or whose gradient is passed on.
    int made() const { return pool >= 0 ? pool : node; }
};

/// A run of operations between two barriers. Each needs only its own images, so that a core takes some
/// images through all of them while they are in its cache; at the barrier, sums over the batch are joined.
struct Section {
    std::vector<Operation> operations;
    /// One operation on the whole batch, parallel inside: a layer whose weights are larger than what a few images are
    /// worth reading them for.
    bool isWide = false;
    /// How many images go through all operations together, so that what passes between these stays in the
    /// core's own cache; 0: all of the chunk.
    int imagesAtOnce = 0;
    std::vector<int> forwardJoins;   ///< batch norms whose statistics are joined after it
    std::vector<int> backwardJoins;  ///< batch norms whose gradient sums are joined after it
};

/// Everything that runs in one mode, in order, and which outputs and gradients share a place.
struct Schedule {
    Mode mode{};
    std::vector<Section> sections;
    int forwardSections = 0;       ///< the loss, where there is one, stands in the last of them
    std::vector<int> outputOwner;  ///< the node in whose place each node's output lies; usually itself
    std::vector<int> gradientOwner;
    std::vector<int> poolOf;      ///< for each convolution: the maximum pool in the same pass, or -1
    std::vector<int> foldedNorm;  ///< for each convolution: the batch norm folded into its weights, or -1
};

/// Cuts a step at its barriers. With `fused`, operations run in place and in each other's passes where that
/// changes nothing; without, every output and gradient has a place of its own.
Schedule makeSchedule(const std::vector<GraphNode>& graph, Mode mode, bool fused);

/// What backward of a layer of this kind reads, beside its output's gradient.
bool backwardReadsInput(const LayerSpec& layer);
bool backwardReadsOutput(const LayerSpec& layer);
/// Whether the layer needs the whole batch at once for its speed: dense layers of many weights and, in training, such
/// convolutions (kernels::paysAcross).
bool isWide(const std::vector<GraphNode>& graph, int node, Mode mode);

}  // namespace fovea
