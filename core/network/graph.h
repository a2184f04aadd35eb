// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <vector>

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
    bool isFrozen = false;       ///< its weights have no gradients, and batch norm takes its running statistics
    bool runsBackward = false;   ///< something trained lies at or before it
};
using Graph = std::vector<GraphNode>;

/// Layers whose weights stay as they are (TrainingOptions::layers). Backward stops below the lowest one that is trained.
/// Batch norm uses its running statistics and leaves them, as PyTorch's does in eval mode; dropout goes on.
using FrozenLayers = std::set<NodeId>;

/// In topological order; the first is the input, the last the output. Requires a sound spec, which must outlive
/// the graph.
Graph makeGraph(const NetworkSpec& spec, Purpose purpose, const FrozenLayers& frozen = {});

inline const GraphNode& nodeAt(const Graph& graph, int i) { return graph[static_cast<std::size_t>(i)]; }
/// Shapes of a node's inputs, in their order.
std::vector<Shape> inputShapes(const Graph& graph, int node);
/// Whether the layer is a section of its own: runsOnWholeBatch() of its kind.
bool runsOnWholeBatch(const Graph& graph, int node, Mode mode);
/// The convolution that node computes; nullopt for other kinds.
std::optional<kernels::ConvProblem> convolutionOf(const Graph& graph, int node);
/// Whether the layer normalises with statistics of whole batches, running ones at least.
bool keepsStatistics(const GraphNode& node);
/// Whether it needs sums over the whole batch before it can run in training, in either direction: a frozen one doesn't.
bool hasBatchStatistics(const GraphNode& node);

}  // namespace fovea
