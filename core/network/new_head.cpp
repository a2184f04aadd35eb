// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/new_head.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace fovea {

namespace {

template <class... Kinds>
bool is(const Node& node) {
    return (std::holds_alternative<Kinds>(node.layer) || ...);
}

bool isPoint(const ShapeTable& shapes, NodeId id) {
    const auto* shape = std::get_if<Shape>(&shapes.at(id));
    return shape != nullptr && shape->height == 1 && shape->width == 1;
}

/// What stands between a head and the end, from the end backwards, and the node that they follow.
struct Tail {
    std::vector<NodeId> nodes;
    std::optional<NodeId> before;
    bool averages = false;
};

Tail tailOf(const NetworkSpec& spec, NodeId output) {
    Tail tail{.before = output};
    while (tail.before) {
        const Node& node = *spec.find(*tail.before);
        if (!is<SoftmaxSpec, FlattenSpec, GlobalAvgPoolSpec, IdentitySpec>(node)) break;
        tail.averages = tail.averages || is<GlobalAvgPoolSpec>(node);
        tail.nodes.push_back(node.id);
        const auto inputs = spec.inputsOf(node.id);
        tail.before = inputs.size() == 1 && spec.consumersOf(inputs.front()).size() == 1 ? std::optional(inputs.front())
                                                                                         : std::nullopt;
    }
    return tail;
}

/// The node goes, and what read it reads what it read.
void bypass(NetworkSpec& spec, NodeId id) {
    const auto inputs = spec.inputsOf(id);
    std::erase_if(spec.edges, [&](const Edge& edge) { return edge.to == id; });
    for (Edge& edge : spec.edges)
        if (edge.from == id) edge.from = inputs.front();
    std::erase_if(spec.nodes, [&](const Node& node) { return node.id == id; });
}

NodeId append(NetworkSpec& spec, LayerSpec layer, NodeId after, int& freeId) {
    const NodeId id{freeId++};
    std::string name = spec.freeName(layer);
    spec.nodes.push_back({id, std::move(name), std::move(layer)});
    spec.edges.push_back({after, id});
    return id;
}

}  // namespace

std::optional<NodeId> headOf(const NetworkSpec& spec) {
    const auto output = spec.outputNode();
    if (!output) return std::nullopt;
    const Tail tail = tailOf(spec, *output);
    if (!tail.before) return std::nullopt;
    const Node& last = *spec.find(*tail.before);
    if (is<DenseSpec>(last)) return last.id;
    if (is<Conv2dSpec>(last) && (tail.averages || isPoint(inferShapes(spec), last.id))) return last.id;
    return std::nullopt;
}

Result<NewHead> withNewHead(const NetworkSpec& spec, int classes, NodeId firstFreeId) {
    if (!spec.outputNode() || !spec.inputNode()) return Error{ErrorCode::NetworkInvalid, {std::string()}};
    NewHead result{.spec = spec};
    NetworkSpec& made = result.spec;
    int freeId = std::max(firstFreeId.value, spec.nextId().value);
    const auto head = headOf(spec);
    for (const NodeId id : tailOf(spec, *spec.outputNode()).nodes)
        if (is<SoftmaxSpec>(*spec.find(id))) bypass(made, id);
    if (head) {
        Node& node = *made.find(*head);
        const NodeId id{freeId};
        node.id = id;
        if (auto* dense = std::get_if<DenseSpec>(&node.layer)) dense->units = classes;
        if (auto* conv = std::get_if<Conv2dSpec>(&node.layer)) conv->filters = classes, conv->groups = 1;
        for (Edge& edge : made.edges) {
            if (edge.from == *head) edge.from = id;
            if (edge.to == *head) edge.to = id;
        }
        result.head = id;
    } else {
        result.isAppended = true;
        NodeId last = *made.outputNode();
        if (!isPoint(inferShapes(made), last)) last = append(made, GlobalAvgPoolSpec{}, last, freeId);
        result.head = append(made, DenseSpec{.units = classes}, last, freeId);
    }
    if (const auto problems = validate(made); !problems.empty()) {
        const Node* node = problems.front().node ? made.find(*problems.front().node) : nullptr;
        return Error{ErrorCode::NetworkInvalid, {node != nullptr ? node->name : std::string()}};
    }
    return result;
}

}  // namespace fovea
