// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/drawing_edit.h"

#include <algorithm>
#include <cassert>
#include <set>

namespace fovea {
namespace {

template <class T>
auto at(std::vector<T>& list, std::size_t index) {
    return list.begin() + static_cast<std::ptrdiff_t>(std::min(index, list.size()));
}

void place(Positions& positions, NodeId node, const std::optional<QPointF>& position) {
    if (position) {
        positions[node] = *position;
    } else {
        positions.erase(node);
    }
}

struct Applier {
    Drawing& drawing;
    bool forward;

    void operator()(const NodeChange& change) const {
        auto& nodes = drawing.spec.nodes;
        if (change.added == forward) {
            nodes.insert(at(nodes, change.index), change.node);
            place(drawing.positions, change.node.id, change.position);
        } else {
            std::erase_if(nodes, [&](const Node& node) { return node.id == change.node.id; });
            drawing.positions.erase(change.node.id);
        }
    }
    void operator()(const EdgeChange& change) const {
        auto& edges = drawing.spec.edges;
        if (change.added == forward) {
            edges.insert(at(edges, change.index), change.edge);
        } else {
            edges.erase(at(edges, change.index));
        }
    }
    void operator()(const LayerChange& change) const {
        if (Node* node = drawing.spec.find(change.node)) {
            node->layer = forward ? change.after : change.before;
        }
    }
    void operator()(const NameChange& change) const {
        if (Node* node = drawing.spec.find(change.node)) {
            node->name = forward ? change.after : change.before;
        }
    }
    void operator()(const PositionChange& change) const {
        place(drawing.positions, change.node, forward ? change.after : change.before);
    }
};

struct PartOf {
    DrawingParts operator()(const NodeChange& change) const {
        return change.position ? DrawingPart::Structure | DrawingPart::Places : DrawingPart::Structure;
    }
    DrawingParts operator()(const EdgeChange&) const { return DrawingPart::Structure; }
    DrawingParts operator()(const LayerChange&) const { return DrawingPart::LayerSettings; }
    DrawingParts operator()(const NameChange&) const { return DrawingPart::Names; }
    DrawingParts operator()(const PositionChange&) const { return DrawingPart::Places; }
};

std::optional<QPointF> positionOf(const Positions& positions, NodeId id) {
    const auto found = positions.find(id);
    return found == positions.end() ? std::nullopt : std::optional<QPointF>(found->second);
}

}  // namespace

DrawingParts partsOf(const Changes& changes) {
    DrawingParts parts;
    for (const Change& change : changes) {
        parts |= std::visit(PartOf{}, change);
    }
    return parts;
}

void applyChange(Drawing& drawing, const Change& change, Direction direction) {
    std::visit(Applier{drawing, direction == Direction::Forward}, change);
}

void applyChanges(Drawing& drawing, const Changes& changes, Direction direction) {
    if (direction == Direction::Forward) {
        for (const Change& change : changes) {
            applyChange(drawing, change, direction);
        }
    } else {
        for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
            applyChange(drawing, *change, direction);
        }
    }
}

void DrawingEdit::record(Change change) {
    applyChange(drawing_, change, Direction::Forward);
    changes_.push_back(std::move(change));
}

NodeId DrawingEdit::addNode(LayerSpec layer, std::optional<QPointF> position, std::string name) {
    if (name.empty() || spec().findByName(name) != nullptr) {
        name = spec().freeName(layer);
    }
    const NodeId id{nextId_++};
    record(NodeChange{true, spec().nodes.size(), Node{id, std::move(name), std::move(layer)}, position});
    return id;
}

void DrawingEdit::removeNode(NodeId id) {
    for (std::size_t i = spec().edges.size(); i-- > 0;) {
        const Edge edge = spec().edges[i];
        if (edge.from == id || edge.to == id) {
            record(EdgeChange{false, i, edge});
        }
    }
    const auto& nodes = spec().nodes;
    const auto found = std::ranges::find(nodes, id, &Node::id);
    if (found != nodes.end()) {
        record(NodeChange{false, static_cast<std::size_t>(found - nodes.begin()), *found,
                          positionOf(drawing_.positions, id)});
    }
}

void DrawingEdit::addEdge(Edge edge, std::optional<std::size_t> index) {
    record(EdgeChange{true, std::min(index.value_or(spec().edges.size()), spec().edges.size()), edge});
}

void DrawingEdit::removeEdge(Edge edge) {
    const auto& edges = spec().edges;
    const auto found = std::ranges::find(edges, edge);
    if (found != edges.end()) {
        record(EdgeChange{false, static_cast<std::size_t>(found - edges.begin()), edge});
    }
}

void DrawingEdit::setLayer(NodeId id, LayerSpec layer) {
    const Node* node = spec().find(id);
    if (node != nullptr && node->layer != layer) {
        record(LayerChange{id, node->layer, std::move(layer)});
    }
}

void DrawingEdit::setName(NodeId id, std::string name) {
    const Node* node = spec().find(id);
    if (node != nullptr && node->name != name) {
        record(NameChange{id, node->name, std::move(name)});
    }
}

void DrawingEdit::setPosition(NodeId id, std::optional<QPointF> position) {
    const auto before = positionOf(drawing_.positions, id);
    if (before != position) {
        record(PositionChange{id, before, position});
    }
}

bool reaches(const NetworkSpec& spec, NodeId from, NodeId to) {
    std::set<NodeId> seen;
    std::vector<NodeId> open{from};
    while (!open.empty()) {
        const NodeId node = open.back();
        open.pop_back();
        if (node == to) {
            return true;
        }
        if (seen.insert(node).second) {
            const auto consumers = spec.consumersOf(node);
            open.insert(open.end(), consumers.begin(), consumers.end());
        }
    }
    return false;
}

bool mayConnect(const NetworkSpec& spec, NodeId from, NodeId to) {
    const Node* target = spec.find(to);
    if (target == nullptr || spec.find(from) == nullptr || std::ranges::count(spec.edges, Edge{from, to}) > 0) {
        return false;
    }
    const int most = largestInputs(target->layer);
    const auto wired = static_cast<int>(spec.inputsOf(to).size());
    return most > 0 && (most == 1 || wired < most) && !reaches(spec, to, from);
}

}  // namespace fovea
