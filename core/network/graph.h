// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    bool runsBackward = false;   ///< something trained lies at or before it
};
using Graph = std::vector<GraphNode>;

/// In topological order; the first is the input, the last the output. Requires a sound spec, which must outlive
/// the graph.
Graph makeGraph(const NetworkSpec& spec, Purpose purpose);

inline const GraphNode& nodeAt(const Graph& graph, int i) { return graph[static_cast<std::size_t>(i)]; }
/// Shapes of a node's inputs, in their order.
std::vector<Shape> inputShapes(const Graph& graph, int node);
/// Whether the layer is a section of its own: runsOnWholeBatch() of its kind.
bool runsOnWholeBatch(const Graph& graph, int node, Mode mode);
/// The convolution that node computes; nullopt for other kinds.
std::optional<kernels::ConvProblem> convolutionOf(const Graph& graph, int node);
/// Whether the layer needs sums over the whole batch before it can run in training, in either direction.
bool hasBatchStatistics(const GraphNode& node);

}  // namespace fovea
