// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>

#include <QByteArray>

#include "app/commands/edit_network.h"
#include "app/document/document.h"
#include "core/network/new_head.h"

// The edits of the Build workspace. Each plans on a copy of the drawing and gives the command, not
// yet pushed, or null where there is nothing to do.
namespace fovea {

using Command = std::unique_ptr<QUndoCommand>;

struct NewLayer {
    LayerSpec layer;
    std::optional<QPointF> position;
    std::optional<Edge> into;     ///< split this edge
    std::optional<NodeId> after;  ///< edge it behind this node: into its edge where it has one, else as one more branch
};
/// The new node has the id document.firstFreeId().
Command addLayer(Document& document, const NewLayer& request);

/// Where a layer goes that is appended without a place: behind the one selected node, else behind the output.
std::optional<NodeId> appendPlace(const Document& document);

/// A removed layer with one input hands that input to its consumers; the others keep their ids. An empty text is the usual one.
Command removeSelection(Document& document, const Selection& selection, const QString& text = {});

/// Null where mayConnect() says no. Replaces the edge of a target for one input.
Command connectNodes(Document& document, Edge edge);
Command disconnectNodes(Document& document, Edge edge);
/// The edge `before` becomes `after`, which shares one end with it; among the inputs of the same layer it keeps its
/// place. Null where there is no such edge, or the other may not be drawn.
Command rewireEdge(Document& document, Edge before, Edge after);

Command moveNodes(Document& document, const Positions& places, quint64 gesture);
/// Places for all nodes; an empty map gives the drawing back to the canvas' own layout.
Command tidy(Document& document, const Positions& places);

/// `field` names the control that was turned, for merging.
Command changeLayer(Document& document, NodeId node, const LayerSpec& layer, const QString& field, quint64 gesture);
/// Why a layer can't be named so, as a sentence; empty where it can.
QString nameFault(const Document& document, NodeId node, const QString& name);
/// Null where there is a nameFault().
Command renameNode(Document& document, NodeId node, const QString& name, quint64 gesture);
/// "Conv 1", "Conv 2", … in the order of computation; names that somebody chose stay.
Command renumberLayers(Document& document);

/// The network with another last layer; see core/network/new_head.h. Layers stay where they are.
Command exchangeHead(Document& document, const NewHead& made, const QString& text);

/// The spec with fresh ids instead of the drawing.
Command replaceNetwork(Document& document, const Drawing& drawing, const QString& text);

/// The selected nodes and the edges among them as JSON, for the clipboard; empty without nodes.
QByteArray copyNodes(const Document& document, const Selection& selection);
inline constexpr const char* nodesMimeType = "application/x-fovea-nodes";

struct Paste {
    Command command;
    std::set<NodeId> nodes;  ///< what it will add
};
/// Null command for text that isn't a copy. The nodes stand `offset` beside where they stood.
Paste pasteNodes(Document& document, const QByteArray& text, QPointF offset, const QString& commandText);

/// Several commands as one step; null where all are null.
Command together(std::vector<Command> commands, const QString& text);

}  // namespace fovea
