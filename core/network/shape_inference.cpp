// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cassert>
#include <set>

#include "core/network/known_channels.h"
#include "core/network/network_spec.h"

namespace fovea {

namespace {

/// The shapes of all inputs of a node, or nullopt where one is unknown.
std::optional<std::vector<Shape>> knownInputs(const ShapeTable& shapes, const std::vector<NodeId>& inputs) {
    std::vector<Shape> result;
    for (NodeId id : inputs) {
        const auto found = shapes.find(id);
        const Shape* shape = found == shapes.end() ? nullptr : std::get_if<Shape>(&found->second);
        if (shape == nullptr) return std::nullopt;
        result.push_back(*shape);
    }
    return result;
}

ShapeResult inferNode(const Node& node, const std::vector<NodeId>& inputs, const ShapeTable& shapes) {
    const int wired = static_cast<int>(inputs.size());
    if (wired < smallestInputs(node.layer)) {
        return ShapeProblem{ProblemCode::TooFewInputs, {double(wired), double(smallestInputs(node.layer))}};
    }
    if (wired > largestInputs(node.layer)) {
        return ShapeProblem{ProblemCode::TooManyInputs, {double(wired), double(largestInputs(node.layer))}};
    }
    const auto known = knownInputs(shapes, inputs);
    if (known) return outputShape(node.layer, *known);
    // A dense layer's output does not depend on what comes in, so that the layers behind it can be checked.
    if (const auto* dense = std::get_if<DenseSpec>(&node.layer); dense != nullptr && dense->units >= 1) {
        return Shape{1, 1, dense->units};
    }
    return ShapeProblem{ProblemCode::InputUnknown, {}};
}

/// Nodes from which the given one can be reached, itself included.
std::set<NodeId> ancestorsOf(const NetworkSpec& spec, NodeId id) {
    std::map<NodeId, std::vector<NodeId>> inputs;
    for (const Edge& edge : spec.edges) inputs[edge.to].push_back(edge.from);
    std::set<NodeId> seen{id};
    std::vector<NodeId> open{id};
    while (!open.empty()) {
        const NodeId next = open.back();
        open.pop_back();
        for (NodeId input : inputs[next]) {
            if (seen.insert(input).second) open.push_back(input);
        }
    }
    return seen;
}

/// The softmax that the output's scores come from, if only layers that pass values on are between.
std::optional<NodeId> softmaxAtEnd(const NetworkSpec& spec, NodeId output) {
    for (std::size_t steps = 0; steps <= spec.nodes.size(); ++steps) {
        const LayerSpec& layer = spec.find(output)->layer;
        if (std::holds_alternative<SoftmaxSpec>(layer)) return output;
        const bool passesOn = std::holds_alternative<FlattenSpec>(layer) ||
                              std::holds_alternative<DropoutSpec>(layer) || std::holds_alternative<IdentitySpec>(layer);
        const std::vector<NodeId> inputs = spec.inputsOf(output);
        if (!passesOn || inputs.size() != 1) return std::nullopt;
        output = inputs.front();
    }
    return std::nullopt;
}

void checkEnds(const NetworkSpec& spec, std::vector<NetworkProblem>& problems) {
    const auto inputs = std::count_if(spec.nodes.begin(), spec.nodes.end(),
                                      [](const Node& node) { return std::holds_alternative<InputSpec>(node.layer); });
    if (inputs == 0) problems.push_back({std::nullopt, {ProblemCode::NoInput, {}}});
    if (inputs > 1) problems.push_back({std::nullopt, {ProblemCode::SeveralInputs, {double(inputs)}}});

    const auto outputs = std::count_if(spec.nodes.begin(), spec.nodes.end(),
                                       [&](const Node& node) { return spec.consumersOf(node.id).empty(); });
    const bool onlyInputs = static_cast<std::size_t>(inputs) == spec.nodes.size();
    if (outputs == 0 || onlyInputs) problems.push_back({std::nullopt, {ProblemCode::NoOutput, {}}});
    if (outputs > 1) problems.push_back({std::nullopt, {ProblemCode::SeveralOutputs, {double(outputs)}}});
}

}  // namespace

ShapeTable inferShapes(const NetworkSpec& spec) {
    std::map<NodeId, std::vector<NodeId>> inputs;
    for (const Edge& edge : spec.edges) inputs[edge.to].push_back(edge.from);
    ShapeTable shapes;
    for (NodeId id : spec.topologicalOrder()) {
        const Node* node = spec.find(id);
        if (node != nullptr) shapes.emplace(id, inferNode(*node, inputs[id], shapes));
    }
    for (const Node& node : spec.nodes) {
        shapes.emplace(node.id, ShapeProblem{ProblemCode::Cycle, {}});  // keeps what is there already
    }
    return shapes;
}

std::vector<NetworkProblem> validate(const NetworkSpec& spec) {
    std::vector<NetworkProblem> problems;
    const ShapeTable shapes = inferShapes(spec);
    for (const Node& node : spec.nodes) {
        const auto* problem = std::get_if<ShapeProblem>(&shapes.at(node.id));
        if (problem != nullptr && problem->code != ProblemCode::InputUnknown) problems.push_back({node.id, *problem});
    }
    checkEnds(spec, problems);
    const auto output = spec.outputNode();
    if (output && spec.nodes.size() > 1) {
        const auto* shape = std::get_if<Shape>(&shapes.at(*output));
        if (shape != nullptr && !shape->isVector()) {
            problems.push_back({*output,
                                {ProblemCode::OutputNotVector,
                                 {double(shape->height), double(shape->width), double(shape->channels)}}});
        }
        if (const auto softmax = softmaxAtEnd(spec, *output))
            problems.push_back({*softmax, {ProblemCode::SoftmaxAtEnd, {}}});
        const auto reached = ancestorsOf(spec, *output);
        for (const Node& node : spec.nodes) {
            if (!reached.contains(node.id)) problems.push_back({node.id, {ProblemCode::NotConnected, {}}});
        }
    }
    return problems;
}

std::map<NodeId, Shape> soundShapes(const NetworkSpec& spec) {
    std::map<NodeId, Shape> result;
    for (const auto& [id, shape] : inferShapes(spec)) {
        assert(std::holds_alternative<Shape>(shape));
        result.emplace(id, std::get<Shape>(shape));
    }
    return result;
}

std::vector<Shape> inputShapes(const NetworkSpec& spec, const ShapeTable& shapes, NodeId id) {
    return knownInputs(shapes, spec.inputsOf(id)).value_or(std::vector<Shape>{});
}

NetworkCost networkCost(const NetworkSpec& spec, const ShapeTable& shapes) {
    NetworkCost result;
    for (const Node& node : spec.nodes) {
        const Shape* shape = std::get_if<Shape>(&shapes.at(node.id));
        const auto inputs = inputShapes(spec, shapes, node.id);
        const bool inputsKnown = static_cast<int>(inputs.size()) >= smallestInputs(node.layer);
        result.complete = result.complete && shape != nullptr && inputsKnown;
        if (!inputsKnown) {
            if (const std::int64_t own = parametersWithoutSides(spec, shapes, node.id).value_or(0); own > 0) {
                result.layers[node.id].parameters = own;
                result.totals.parameters = boundedSum(result.totals.parameters, own);
            }
            continue;
        }
        const LayerCost layer = cost(node.layer, inputs);
        // A convolution has its weights whether or not its sides fit.
        if (shape == nullptr && layer.parameters == 0) continue;
        result.layers.emplace(node.id, layer);
        NetworkTotals& totals = result.totals;
        totals.parameters = boundedSum(totals.parameters, layer.parameters);
        totals.macs = boundedSum(totals.macs, layer.macs);
        const std::int64_t bytes = shape == nullptr ? 0 : shape->size() * std::int64_t{sizeof(float)};
        totals.activationBytes = boundedSum(totals.activationBytes, bytes);
    }
    return result;
}

}  // namespace fovea
