// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/layers/layer_spec.h"

namespace fovea {

/// Names a node for the whole life of a network, across edits, undo and files.
struct NodeId {
    int value = 0;
    friend auto operator<=>(const NodeId&, const NodeId&) = default;
};

struct Node {
    NodeId id;
    std::string
        name;  ///< unique, without control characters, '/', '"' and '\\'; becomes the prefix of the weights' names
    LayerSpec layer;
    friend bool operator==(const Node&, const Node&) = default;
};

/// An edge. A node's inputs are its incoming edges in the order in which they stand in the spec.
struct Edge {
    NodeId from;
    NodeId to;
    friend auto operator<=>(const Edge&, const Edge&) = default;
};

/// A network as a value: what is wired to what, with which settings. It may be unfinished or
/// wrong; `inferShapes` and `validate` say what is missing.
struct NetworkSpec {
    std::vector<Node> nodes;
    std::vector<Edge> edges;

    friend bool operator==(const NetworkSpec&, const NetworkSpec&) = default;

    const Node* find(NodeId id) const;
    Node* find(NodeId id);
    const Node* findByName(std::string_view name) const;
    /// Sources of the node's incoming edges, in order.
    std::vector<NodeId> inputsOf(NodeId id) const;
    std::vector<NodeId> consumersOf(NodeId id) const;
    /// One larger than the largest id in use.
    NodeId nextId() const;
    /// "Conv 3" for the third convolution and so on: the first free number for the kind.
    std::string freeName(const LayerSpec& layer) const;
    /// Adds a node with a free id and name (or the given one) and edges it after `after`.
    NodeId append(LayerSpec layer, std::optional<NodeId> after = std::nullopt, std::string name = {});
    /// The input node; nullopt where there is none.
    std::optional<NodeId> inputNode() const;
    /// The one node without consumers; nullopt where there are none or several.
    std::optional<NodeId> outputNode() const;
    /// Nodes so that each stands after all its inputs, ties by id. Nodes on a cycle are left out.
    std::vector<NodeId> topologicalOrder() const;
};

/// Shape of every node, or what is wrong there. Never throws, never stops at the first fault:
/// behind a faulty node the problem is InputUnknown, unless the shape is known all the same.
using ShapeTable = std::map<NodeId, ShapeResult>;
ShapeTable inferShapes(const NetworkSpec& spec);

struct NetworkProblem {
    std::optional<NodeId> node;  ///< nullopt: the network as a whole
    ShapeProblem problem;
    friend bool operator==(const NetworkProblem&, const NetworkProblem&) = default;
};
/// Everything that keeps the network from being trained; empty for a sound one. Problems that only
/// follow from another (InputUnknown) are left out.
std::vector<NetworkProblem> validate(const NetworkSpec& spec);

/// Shapes of a sound network. Requires validate(spec).empty().
std::map<NodeId, Shape> soundShapes(const NetworkSpec& spec);

struct NetworkTotals {
    std::int64_t parameters = 0;
    std::int64_t macs = 0;
    std::int64_t activationBytes = 0;  ///< every node's float32 output for one image
};
/// Sums over the nodes whose shapes are known; `complete` is false where some are not.
struct NetworkCost {
    std::map<NodeId, LayerCost> layers;
    NetworkTotals totals;
    bool complete = true;
};
NetworkCost networkCost(const NetworkSpec& spec, const ShapeTable& shapes);

/// Gives the input node the shape `input`.
NetworkSpec withInput(NetworkSpec spec, Shape input);

/// The inputs' shapes in order; empty where one is unknown.
std::vector<Shape> inputShapes(const NetworkSpec& spec, const ShapeTable& shapes, NodeId id);

}  // namespace fovea
