// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <vector>

#include <QObject>
#include <QString>

#include "app/commands/edit_gestures.h"
#include "app/commands/network_commands.h"
#include "app/document/document.h"

namespace fovea {

/// Turns what canvas, palette, inspector and menus ask for into commands on the document.
class BuildEditor : public QObject {
    Q_OBJECT
public:
    explicit BuildEditor(Document& document, QObject* parent = nullptr);

    /// Where the canvas shows the nodes that have no position of their own; asked for when one node is
    /// placed by hand, so that the others stay where they are.
    void setShownPositions(std::function<Positions()> shown) { shown_ = std::move(shown); }

    // From the palette
    void append(const LayerSpec& layer);
    // From the canvas
    void add(const LayerSpec& layer, QPointF position, std::optional<Edge> into, std::optional<NodeId> after);
    void connectNodes(NodeId from, NodeId to);
    void rewire(const Edge& before, const Edge& after);
    /// Draws an edge between the two selected layers, or takes it away where there is one.
    void connectSelection();
    void remove(const std::set<NodeId>& nodes, const std::vector<Edge>& edges);
    void move(const Positions& places);
    void applyFix(NodeId node, const Repair& repair);
    // From the inspector
    void changeLayer(NodeId node, const LayerSpec& layer, const QString& field);
    void rename(NodeId node, const QString& name);
    // From the menus
    void tidy();
    void renumber();
    void clear();
    void cut();
    void copy();
    void paste();
    void duplicate();
    void removeSelection();
    void selectAll();
    void select(const std::set<NodeId>& nodes, const std::vector<Edge>& edges = {});

    /// Whether the clipboard holds layers.
    static bool canPaste();

Q_SIGNALS:
    /// Why something can't be done, as a sentence.
    void refused(const QString& sentence);

private:
    void push(Command command);
    void pasteText(const QByteArray& text, const QString& commandText);
    /// Gives every node the place at which it is shown, unless places are by hand already.
    Positions heldPositions() const;

    Document& document_;
    EditGestures gestures_;
    std::function<Positions()> shown_ = [] { return Positions{}; };
};

}  // namespace fovea
