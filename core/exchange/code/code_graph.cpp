// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/code/code_graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <map>
#include <set>

#include "core/exchange/code/text_escape.h"

namespace fovea {

std::string shapeText(Shape shape) {
    return shape.isVector() ? fmt::format("{}", shape.channels)
                            : fmt::format("{}×{}×{}", shape.height, shape.width, shape.channels);
}

std::string joinLines(const std::vector<std::string>& lines, const std::string& indent) {
    std::string text;
    for (const std::string& line : lines) text += (line.empty() ? "" : indent + line) + '\n';
    return text;
}

CodeGraph::CodeGraph(const NetworkSpec& spec) {
    const std::map<NodeId, Shape> shapes = soundShapes(spec);
    const std::map<NodeId, VectorOrder> orders = vectorOrders(spec, inferShapes(spec));
    const std::map<NodeId, std::string> names = moduleNames(spec);
    std::map<NodeId, std::size_t> positions;
    for (const NodeId id : spec.topologicalOrder()) {
        CodeNode node{.node = spec.find(id), .name = names.at(id), .shape = shapes.at(id)};
        if (const auto order = orders.find(id); order != orders.end()) node.order = order->second;
        for (const NodeId input : spec.inputsOf(id)) node.inputs.push_back(positions.at(input));
        const std::string from = node.inputs.empty() ? "" : shapeText(nodes_[node.inputs.front()].shape) + " → ";
        node.comment = fmt::format("{}: {}{}", commentText(node.node->name), from, shapeText(node.shape));
        positions.emplace(id, nodes_.size());
        nodes_.push_back(std::move(node));
    }
    chooseVariables();
}

/// A value that only the next layer reads travels in the common variable, all others in one of their own.
void CodeGraph::chooseVariables() {
    std::set<std::string> names;
    for (const CodeNode& node : nodes_) names.insert(node.name);
    std::string common = "x";
    while (names.count(common) != 0) common += "_";
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        std::vector<std::size_t> readers;
        for (std::size_t k = i + 1; k < nodes_.size(); ++k)
            for (const std::size_t input : nodes_[k].inputs)
                if (input == i) readers.push_back(k);
        const bool inChain = readers.empty() || (readers.size() == 1 && readers.front() == i + 1);
        nodes_[i].variable = inChain ? common : nodes_[i].name;
    }
}

WindowGeometry CodeGraph::geometry(const CodeNode& node) const {
    const auto window = windowOf(node.node->layer, inputOf(node).shape);
    assert(window);
    return *window;
}

}  // namespace fovea
