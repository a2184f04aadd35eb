// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <QFlags>
#include <QPointF>

#include "core/network/network_spec.h"
#include "widgets/values/positions.h"

namespace fovea {

/// What the canvas shows: the network and where its nodes stand. A node without a position stands where
/// the canvas' own layout puts it.
struct Drawing {
    NetworkSpec spec;
    Positions positions;
    friend bool operator==(const Drawing&, const Drawing&) = default;
};

// The smallest changes that there are. Each holds all that it takes to go either way, so that a
// removed node, with its place in the list, waits in the command that removed it.
struct NodeChange {
    bool added = true;
    std::size_t index = 0;
    Node node;
    std::optional<QPointF> position;
};
struct EdgeChange {
    bool added = true;
    std::size_t index = 0;  ///< the order of edges is the order of a join's inputs
    Edge edge;
};
struct LayerChange {
    NodeId node;
    LayerSpec before, after;
};
struct NameChange {
    NodeId node;
    std::string before, after;
};
struct PositionChange {
    NodeId node;
    std::optional<QPointF> before, after;
};
using Change = std::variant<NodeChange, EdgeChange, LayerChange, NameChange, PositionChange>;
using Changes = std::vector<Change>;

/// What a change of the drawing concerns, so that a view redoes no more than follows from that.
enum class DrawingPart : unsigned {
    Places = 1,
    Names = 2,
    LayerSettings = 4,
    Structure = 8,  ///< which layers and edges there are
};
Q_DECLARE_FLAGS(DrawingParts, DrawingPart)
Q_DECLARE_OPERATORS_FOR_FLAGS(DrawingParts)
DrawingParts partsOf(const Changes& changes);

enum class Direction { Forward, Backward };
void applyChange(Drawing& drawing, const Change& change, Direction direction);
/// Backward goes through the list from its end.
void applyChanges(Drawing& drawing, const Changes& changes, Direction direction);

/// Plans an edit of several steps on a copy of a drawing and records it. The document is untouched
/// until a command applies the record, so an edit that turns out impossible needs no roll-back.
class DrawingEdit {
public:
    /// New nodes get ids from `firstFreeId` on; the document never gives one out twice.
    DrawingEdit(Drawing start, int firstFreeId) : drawing_(std::move(start)), nextId_(firstFreeId) {}

    const Drawing& result() const { return drawing_; }
    const NetworkSpec& spec() const { return drawing_.spec; }
    const Changes& changes() const { return changes_; }
    Changes take() { return std::move(changes_); }
    bool empty() const { return changes_.empty(); }

    /// An empty or taken name becomes the first free one of the kind.
    NodeId addNode(LayerSpec layer, std::optional<QPointF> position, std::string name = {});
    /// With its edges, which are not reconnected.
    void removeNode(NodeId id);
    /// As the last input of `edge.to`, or where `index` says in the list of edges.
    void addEdge(Edge edge, std::optional<std::size_t> index = std::nullopt);
    void removeEdge(Edge edge);
    void setLayer(NodeId id, LayerSpec layer);
    void setName(NodeId id, std::string name);
    void setPosition(NodeId id, std::optional<QPointF> position);

private:
    void record(Change change);

    Drawing drawing_;
    int nextId_;
    Changes changes_;
};

/// Whether `to` can be reached from `from` along edges.
bool reaches(const NetworkSpec& spec, NodeId from, NodeId to);
/// Whether an edge may be drawn: no loop, no double edge, and the target takes inputs. A target for one
/// input that is wired already counts as legal: the new edge replaces the old one.
bool mayConnect(const NetworkSpec& spec, NodeId from, NodeId to);

}  // namespace fovea
