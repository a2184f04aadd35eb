// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QCoreApplication>

#include "app/commands/network_commands.h"
#include "core/json.h"
#include "core/network/spec_json.h"

namespace fovea {

QByteArray copyNodes(const Document& document, const Selection& selection) {
    if (selection.nodes.empty()) {
        return {};
    }
    NetworkSpec part;
    Positions places;
    for (const Node& node : document.spec().nodes) {
        if (selection.nodes.contains(node.id)) {
            part.nodes.push_back(node);
            if (const auto place = document.positions().find(node.id); place != document.positions().end()) {
                places.insert(*place);
            }
        }
    }
    for (const Edge& edge : document.spec().edges) {
        if (selection.nodes.contains(edge.from) && selection.nodes.contains(edge.to)) {
            part.edges.push_back(edge);
        }
    }
    nlohmann::json json{{"fovea_nodes", toJson(part)}, {"canvas", positionsToJson(places)}};
    return QByteArray::fromStdString(json.dump(2));
}

Paste pasteNodes(Document& document, const QByteArray& text, QPointF offset, const QString& commandText) {
    constexpr qsizetype largest = qsizetype{4} << 20;  // a clipboard may hold anything
    if (text.isEmpty() || text.size() > largest) {
        return {};
    }
    const auto parsed = parseJson({text.data(), static_cast<std::size_t>(text.size())}, "clipboard");
    if (!parsed || !parsed->is_object()) {
        return {};
    }
    const nlohmann::json& json = *parsed;
    const auto part = json.find("fovea_nodes");
    if (part == json.end()) {
        return {};
    }
    const auto spec = networkSpecFromJson(*part, "clipboard");
    if (!spec) {
        return {};
    }
    const auto canvas = json.find("canvas");
    const Positions places = canvas != json.end() && canvas->is_string()
                                 ? positionsFromJson(canvas->get<std::string>(), *spec)
                                 : Positions{};
    DrawingEdit edit(document.drawing(), document.firstFreeId());
    std::map<NodeId, NodeId> renumbered;
    Paste paste;
    const bool hasInput = std::ranges::any_of(
        document.spec().nodes, [](const Node& node) { return std::holds_alternative<InputSpec>(node.layer); });
    for (const Node& node : spec->nodes) {
        if (hasInput && std::holds_alternative<InputSpec>(node.layer)) {
            continue;  // a network has one
        }
        const auto place = places.find(node.id);
        const NodeId id = edit.addNode(
            node.layer, place == places.end() ? std::nullopt : std::optional<QPointF>(place->second + offset));
        renumbered[node.id] = id;
        paste.nodes.insert(id);
    }
    for (const Edge& edge : spec->edges) {
        if (renumbered.contains(edge.from) && renumbered.contains(edge.to)) {
            edit.addEdge({renumbered.at(edge.from), renumbered.at(edge.to)});
        }
    }
    if (!edit.empty()) {
        paste.command = std::make_unique<EditNetwork>(document, edit.take(), commandText);
    }
    return paste;
}

}  // namespace fovea
