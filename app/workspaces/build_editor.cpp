// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/build_editor.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <algorithm>

#include "app/document/fix_suggestions.h"

namespace fovea {
namespace {

/// A node beside the one it follows, where places are by hand.
std::optional<QPointF> placeBehind(const Positions& positions, std::optional<NodeId> node) {
    constexpr qreal step = 140;
    const auto found = node ? positions.find(*node) : positions.end();
    return found == positions.end() ? std::nullopt : std::optional(found->second + QPointF(step, 0));
}

}  // namespace

BuildEditor::BuildEditor(Document& document, QObject* parent) : QObject(parent), document_(document) {
    connect(&document_, &Document::selectionChanged, this, [this] { gestures_.end(); });
}

void BuildEditor::push(Command command) {
    if (command) {
        document_.undoStack().push(command.release());
    }
}

void BuildEditor::select(const std::set<NodeId>& nodes, const std::vector<Edge>& edges) {
    document_.setSelection({nodes, {edges.begin(), edges.end()}});
}

void BuildEditor::append(const LayerSpec& layer) {
    const auto after = appendPlace(document_);
    const NodeId added{document_.firstFreeId()};
    push(addLayer(document_, {layer, placeBehind(document_.positions(), after), std::nullopt, after}));
    select({added});
}

Positions BuildEditor::heldPositions() const {
    Positions places = shown_();
    for (const auto& [node, place] : document_.positions()) {
        places[node] = place;
    }
    return places;
}

void BuildEditor::add(const LayerSpec& layer, QPointF position, std::optional<Edge> into, std::optional<NodeId> after) {
    const NodeId added{document_.firstFreeId()};
    // A layer that joins a drawing laid out by the canvas is laid out with it.
    const bool laidOut = document_.positions().empty();
    const bool joins = into.has_value() || after.has_value();
    const std::optional<QPointF> place =
        laidOut && (joins || document_.spec().nodes.empty()) ? std::nullopt : std::optional(position);
    std::vector<Command> parts;
    Command adding = addLayer(document_, {layer, place, into, after});
    const QString text = adding ? adding->text() : QString();
    if (laidOut && place) {
        parts.push_back(fovea::tidy(document_, heldPositions()));
    }
    parts.push_back(std::move(adding));
    push(together(std::move(parts), text));
    select({added});
}

void BuildEditor::connectNodes(NodeId from, NodeId to) { push(fovea::connectNodes(document_, {from, to})); }

void BuildEditor::rewire(const Edge& before, const Edge& after) {
    push(rewireEdge(document_, before, after));
    select({}, {after});
}

void BuildEditor::connectSelection() {
    const std::set<NodeId>& nodes = document_.selection().nodes;
    if (nodes.size() != 2) {
        Q_EMIT refused(tr("Select the two layers first (Shift with arrows selects more than one)."));
        return;
    }
    const NodeId a = *nodes.begin();
    const NodeId b = *nodes.rbegin();
    const NetworkSpec& spec = document_.spec();
    for (const Edge edge : {Edge{a, b}, Edge{b, a}}) {
        if (std::ranges::count(spec.edges, edge) > 0) {
            push(disconnectNodes(document_, edge));
            return;
        }
    }
    // Along the way that the network goes; where both ways are open, from the one that has an input to the one without.
    const bool forwards = mayConnect(spec, a, b) && (!mayConnect(spec, b, a) || spec.inputsOf(b).empty());
    const Edge edge = forwards ? Edge{a, b} : Edge{b, a};
    if (mayConnect(spec, edge.from, edge.to)) {
        push(fovea::connectNodes(document_, edge));
    } else {
        Q_EMIT refused(tr("No edge fits between these layers: it would close a circle, or there is no free input."));
    }
}

void BuildEditor::remove(const std::set<NodeId>& nodes, const std::vector<Edge>& edges) {
    push(fovea::removeSelection(document_, {nodes, {edges.begin(), edges.end()}}));
}

void BuildEditor::move(const Positions& places) {
    Positions all = document_.positions().size() == document_.spec().nodes.size() ? Positions{} : heldPositions();
    QString field = QStringLiteral("move");
    for (const auto& [node, place] : places) {
        all[node] = place;
        field += QStringLiteral(" %1").arg(node.value);
    }
    push(moveNodes(document_, all, gestures_.of(field)));
}

void BuildEditor::applyFix(NodeId node, const Repair& repair) {
    DrawingEdit edit = planFix(document_, node, repair);
    const Node* faulty = document_.spec().find(node);
    if (!edit.empty() && faulty != nullptr) {
        push(std::make_unique<EditNetwork>(document_, edit.take(),
                                           tr("Repair %1").arg(QString::fromStdString(faulty->name))));
    }
}

void BuildEditor::changeLayer(NodeId node, const LayerSpec& layer, const QString& field) {
    push(fovea::changeLayer(document_, node, layer, field, gestures_.of(field)));
}

void BuildEditor::rename(NodeId node, const QString& name) {
    const QString fault = nameFault(document_, node, name);
    fault.isEmpty() ? push(renameNode(document_, node, name, 0)) : Q_EMIT refused(fault);
}

void BuildEditor::renumber() { push(renumberLayers(document_)); }

void BuildEditor::tidy() { push(fovea::tidy(document_, {})); }

void BuildEditor::clear() { push(replaceNetwork(document_, {}, {})); }

void BuildEditor::copy() {
    const QByteArray text = copyNodes(document_, document_.selection());
    if (!text.isEmpty()) {
        auto* data = new QMimeData;
        data->setData(QLatin1String(nodesMimeType), text);
        data->setText(QString::fromUtf8(text));
        QGuiApplication::clipboard()->setMimeData(data);
    }
}

void BuildEditor::cut() {
    copy();
    removeSelection();
}

bool BuildEditor::canPaste() {
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    return data != nullptr && (data->hasFormat(QLatin1String(nodesMimeType)) || data->hasText());
}

void BuildEditor::paste() {
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    if (data != nullptr) {
        const QString mime = QLatin1String(nodesMimeType);
        pasteText(data->hasFormat(mime) ? data->data(mime) : data->text().toUtf8(), tr("Paste"));
    }
}

void BuildEditor::duplicate() { pasteText(copyNodes(document_, document_.selection()), tr("Duplicate")); }

void BuildEditor::pasteText(const QByteArray& text, const QString& commandText) {
    Paste paste = pasteNodes(document_, text, QPointF(32, 32), commandText);
    if (paste.command) {
        push(std::move(paste.command));
        select(paste.nodes);
    }
}

void BuildEditor::removeSelection() { push(fovea::removeSelection(document_, document_.selection())); }

void BuildEditor::selectAll() {
    std::set<NodeId> nodes;
    for (const Node& node : document_.spec().nodes) {
        nodes.insert(node.id);
    }
    select(nodes);
}

}  // namespace fovea
