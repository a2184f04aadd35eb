// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/graph.h"

#include <map>

#include "core/network/weights.h"

namespace fovea {

Graph makeGraph(const NetworkSpec& spec, Purpose purpose, const FrozenLayers& frozen) {
    const auto shapes = soundShapes(spec);
    const auto layout = parameterLayout(spec);
    Graph graph;
    std::map<NodeId, int> positions;
    for (const NodeId id : spec.topologicalOrder()) {
        GraphNode node{.id = id, .layer = &spec.find(id)->layer, .shape = shapes.at(id)};
        const int position = static_cast<int>(graph.size());
        node.isFrozen = frozen.contains(id);
        const auto has = [&](ParameterRole role) { return layout->find(id, role) != nullptr; };
        const bool isTrained = (has(ParameterRole::Weight) || has(ParameterRole::Bias)) && !node.isFrozen;
        node.runsBackward = purpose == Purpose::Inspection || isTrained;
        for (const NodeId input : spec.inputsOf(id)) {
            node.inputs.push_back(positions.at(input));
            GraphNode& source = graph[static_cast<std::size_t>(node.inputs.back())];
            source.consumers.push_back(position);
            node.runsBackward = node.runsBackward || source.runsBackward;
        }
        positions[id] = position;
        graph.push_back(std::move(node));
    }
    return graph;
}

std::vector<Shape> inputShapes(const Graph& graph, int node) {
    std::vector<Shape> shapes;
    for (const int input : nodeAt(graph, node).inputs) shapes.push_back(nodeAt(graph, input).shape);
    return shapes;
}

bool runsOnWholeBatch(const Graph& graph, int node, Mode mode) {
    if (nodeAt(graph, node).inputs.empty()) return false;
    return runsOnWholeBatch(*nodeAt(graph, node).layer, inputShapes(graph, node), mode);
}

std::optional<kernels::ConvProblem> convolutionOf(const Graph& graph, int node) {
    const GraphNode& own = nodeAt(graph, node);
    if (own.inputs.empty()) return std::nullopt;
    return convolutionOf(*own.layer, nodeAt(graph, own.inputs.front()).shape);
}

bool keepsStatistics(const GraphNode& node) { return gradientReduction(*node.layer) == GradientReduction::Statistics; }

bool hasBatchStatistics(const GraphNode& node) { return keepsStatistics(node) && !node.isFrozen; }

}  // namespace fovea
