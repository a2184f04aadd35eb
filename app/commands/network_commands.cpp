// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/network_commands.h"

#include <algorithm>

#include <QCoreApplication>

namespace fovea {
namespace {

struct CommandText {
    Q_DECLARE_TR_FUNCTIONS(fovea::CommandText)
};

DrawingEdit begin(const Document& document) { return {document.drawing(), document.firstFreeId()}; }

Command finish(Document& document, DrawingEdit& edit, const QString& text, MergeKey key = {}) {
    return edit.empty() ? nullptr : std::make_unique<EditNetwork>(document, edit.take(), text, std::move(key));
}

std::size_t indexOf(const NetworkSpec& spec, Edge edge) {
    return static_cast<std::size_t>(std::ranges::find(spec.edges, edge) - spec.edges.begin());
}

/// from → to becomes from → middle → to, in the same place among the inputs of `to`.
void splitEdge(DrawingEdit& edit, Edge edge, NodeId middle) {
    const std::size_t index = indexOf(edit.spec(), edge);
    edit.removeEdge(edge);
    edit.addEdge({middle, edge.to}, index);
    edit.addEdge({edge.from, middle}, index);
}

void bypass(DrawingEdit& edit, NodeId node) {
    const auto inputs = edit.spec().inputsOf(node);
    if (inputs.size() != 1) {
        return;
    }
    for (const NodeId consumer : edit.spec().consumersOf(node)) {
        const Edge old{node, consumer};
        const Edge bridge{inputs.front(), consumer};
        const std::size_t index = indexOf(edit.spec(), old);
        edit.removeEdge(old);
        if (std::ranges::count(edit.spec().edges, bridge) == 0) {
            edit.addEdge(bridge, index);
        }
    }
}

void addEdge(DrawingEdit& edit, Edge edge) {
    const Node* target = edit.spec().find(edge.to);
    if (largestInputs(target->layer) == 1) {
        for (const NodeId source : edit.spec().inputsOf(edge.to)) {
            edit.removeEdge({source, edge.to});
        }
    }
    edit.addEdge(edge);
}

QString nameFrom(const QString& typed) { return typed.trimmed().normalized(QString::NormalizationForm_C); }

/// Letters of any script. A dot would part the name from its weights' names; the rest is what files refuse.
bool isName(const QString& name) {
    constexpr qsizetype longest = 60;  // in UTF-8, where files take 64
    const QList<uint> characters = name.toUcs4();
    return !name.isEmpty() && name.toUtf8().size() <= longest && std::ranges::all_of(characters, [](uint c) {
        return QChar::isPrint(c) && !QStringLiteral("./\"\\").contains(QChar::fromUcs4(c));
    });
}

}  // namespace

Command addLayer(Document& document, const NewLayer& request) {
    DrawingEdit edit = begin(document);
    const NodeId added = edit.addNode(request.layer, request.position);
    const int most = largestInputs(request.layer);
    if (request.into && most > 0 && std::ranges::count(edit.spec().edges, *request.into) > 0) {
        splitEdge(edit, *request.into, added);
    } else if (request.after && most > 0 && edit.spec().find(*request.after) != nullptr) {
        const auto consumers = edit.spec().consumersOf(*request.after);
        if (consumers.size() == 1) {
            splitEdge(edit, {*request.after, consumers.front()}, added);
        } else {
            edit.addEdge({*request.after, added});
        }
    }
    const QString name = QString::fromStdString(edit.spec().find(added)->name);
    return finish(document, edit, CommandText::tr("Add %1").arg(name));
}

std::optional<NodeId> appendPlace(const Document& document) {
    const auto& selected = document.selection().nodes;
    if (selected.size() == 1) {
        return *selected.begin();
    }
    return document.spec().outputNode();
}

Command removeSelection(Document& document, const Selection& selection, const QString& text) {
    DrawingEdit edit = begin(document);
    for (const Edge& edge : selection.edges) {
        edit.removeEdge(edge);
    }
    for (const NodeId node : selection.nodes) {
        bypass(edit, node);
        edit.removeNode(node);
    }
    if (!text.isEmpty()) {
        return finish(document, edit, text);
    }
    if (selection.nodes.size() == 1 && !edit.empty()) {
        const Node* node = document.spec().find(*selection.nodes.begin());
        return finish(document, edit, CommandText::tr("Delete %1").arg(QString::fromStdString(node->name)));
    }
    return finish(document, edit, CommandText::tr("Delete"));
}

Command connectNodes(Document& document, Edge edge) {
    if (!mayConnect(document.spec(), edge.from, edge.to)) {
        return nullptr;
    }
    DrawingEdit edit = begin(document);
    addEdge(edit, edge);
    return finish(document, edit, CommandText::tr("Connect"));
}

Command disconnectNodes(Document& document, Edge edge) {
    DrawingEdit edit = begin(document);
    edit.removeEdge(edge);
    return finish(document, edit, CommandText::tr("Disconnect"));
}

Command rewireEdge(Document& document, Edge before, Edge after) {
    const std::vector<Edge>& edges = document.spec().edges;
    const auto found = std::ranges::find(edges, before);
    if (found == edges.end() || before == after) {
        return nullptr;
    }
    const auto place = static_cast<std::size_t>(found - edges.begin());
    DrawingEdit edit = begin(document);
    edit.removeEdge(before);
    if (!mayConnect(edit.spec(), after.from, after.to)) {
        return nullptr;
    }
    if (before.to == after.to) {
        edit.addEdge(after, place);
    } else {
        addEdge(edit, after);
    }
    return finish(document, edit, CommandText::tr("Rewire"));
}

Command moveNodes(Document& document, const Positions& places, quint64 gesture) {
    DrawingEdit edit = begin(document);
    for (const auto& [id, place] : places) {
        if (edit.spec().find(id) != nullptr) {
            edit.setPosition(id, place);
        }
    }
    return finish(document, edit, CommandText::tr("Move"), {QStringLiteral("move"), gesture});
}

Command tidy(Document& document, const Positions& places) {
    DrawingEdit edit = begin(document);
    for (const Node& node : document.spec().nodes) {
        const auto place = places.find(node.id);
        edit.setPosition(node.id, place == places.end() ? std::nullopt : std::optional<QPointF>(place->second));
    }
    return finish(document, edit, CommandText::tr("Tidy"));
}

Command changeLayer(Document& document, NodeId node, const LayerSpec& layer, const QString& field, quint64 gesture) {
    DrawingEdit edit = begin(document);
    edit.setLayer(node, layer);
    if (edit.empty()) {
        return nullptr;
    }
    const QString name = QString::fromStdString(edit.spec().find(node)->name);
    const QString key = QStringLiteral("layer %1 %2").arg(node.value).arg(field);
    return finish(document, edit, CommandText::tr("Change %1").arg(name), {key, gesture});
}

QString nameFault(const Document& document, NodeId node, const QString& name) {
    const QString text = nameFrom(name);
    const Node* taken = document.spec().findByName(text.toStdString());
    if (taken != nullptr && taken->id != node) {
        return CommandText::tr("Another layer is named %1.").arg(text);
    }
    return isName(text) ? QString()
                        : CommandText::tr(
                              "A name has 1 to 60 characters (an accented letter counts for two or "
                              "three), and none of them is a dot, a slash, a backslash or a quotation "
                              "mark.");
}

Command renameNode(Document& document, NodeId node, const QString& name, quint64 gesture) {
    const std::string text = nameFrom(name).toStdString();
    if (!nameFault(document, node, name).isEmpty()) {
        return nullptr;
    }
    DrawingEdit edit = begin(document);
    edit.setName(node, text);
    return finish(document, edit, CommandText::tr("Rename to %1").arg(QString::fromStdString(text)),
                  {QStringLiteral("name %1").arg(node.value), gesture});
}

Command renumberLayers(Document& document) {
    const auto isGiven = [](const Node& node) {
        const QString first = QString::fromStdString(NetworkSpec{}.freeName(node.layer));
        const QString stem = first.endsWith(QStringLiteral(" 1")) ? first.chopped(2) : first;
        const QString name = QString::fromStdString(node.name);
        bool isNumber = false;
        name.mid(stem.size() + 1).toInt(&isNumber);
        return name == first || (name.startsWith(stem + u' ') && isNumber);
    };
    NetworkSpec renamed;  // the names so far
    for (const Node& node : document.spec().nodes) {
        if (!isGiven(node)) {
            renamed.nodes.push_back(node);
        }
    }
    DrawingEdit edit = begin(document);
    for (const NodeId id : document.spec().topologicalOrder()) {
        const Node* node = document.spec().find(id);
        if (isGiven(*node)) {
            const std::string name = renamed.freeName(node->layer);
            renamed.nodes.push_back({id, name, node->layer});
            edit.setName(id, name);
        }
    }
    return finish(document, edit, CommandText::tr("Renumber in order"));
}

Command exchangeHead(Document& document, const NewHead& made, const QString& text) {
    DrawingEdit edit = begin(document);
    std::optional<QPointF> place;
    for (const Node& node : document.spec().nodes) {
        if (made.spec.find(node.id) != nullptr) {
            continue;
        }
        const auto known = document.positions().find(node.id);
        if (known != document.positions().end()) {
            place = known->second;
        }
        edit.removeNode(node.id);
    }
    for (const Node& node : made.spec.nodes) {
        if (document.spec().find(node.id) == nullptr) {
            edit.addNode(node.layer, place, node.name);
        }
    }
    for (const Edge& edge : made.spec.edges) {
        if (std::ranges::count(edit.spec().edges, edge) == 0) {
            edit.addEdge(edge);
        }
    }
    return finish(document, edit, text);
}

Command replaceNetwork(Document& document, const Drawing& drawing, const QString& text) {
    DrawingEdit edit = begin(document);
    for (const Node& node : document.spec().nodes) {
        edit.removeNode(node.id);
    }
    std::map<NodeId, NodeId> renumbered;
    for (const Node& node : drawing.spec.nodes) {
        const auto place = drawing.positions.find(node.id);
        renumbered[node.id] = edit.addNode(
            node.layer, place == drawing.positions.end() ? std::nullopt : std::optional<QPointF>(place->second),
            node.name);
    }
    for (const Edge& edge : drawing.spec.edges) {
        edit.addEdge({renumbered.at(edge.from), renumbered.at(edge.to)});
    }
    return finish(document, edit, text.isEmpty() ? CommandText::tr("Clear the canvas") : text);
}

Command together(std::vector<Command> commands, const QString& text) {
    std::erase(commands, nullptr);
    if (commands.size() <= 1) {
        return commands.empty() ? nullptr : std::move(commands.front());
    }
    class Group : public QUndoCommand {
    public:
        Group(std::vector<Command> parts, const QString& name) : QUndoCommand(name), parts_(std::move(parts)) {}
        void redo() override {
            for (const Command& part : parts_) {
                part->redo();
            }
        }
        void undo() override {
            std::for_each(parts_.rbegin(), parts_.rend(), [](const Command& part) { part->undo(); });
        }

    private:
        std::vector<Command> parts_;
    };
    return std::make_unique<Group>(std::move(commands), text);
}

}  // namespace fovea
