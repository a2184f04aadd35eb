// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/network_spec.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>

namespace fovea {

const Node* NetworkSpec::find(NodeId id) const {
    const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.id == id; });
    return found == nodes.end() ? nullptr : &*found;
}

Node* NetworkSpec::find(NodeId id) { return const_cast<Node*>(std::as_const(*this).find(id)); }

const Node* NetworkSpec::findByName(std::string_view name) const {
    const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.name == name; });
    return found == nodes.end() ? nullptr : &*found;
}

std::vector<NodeId> NetworkSpec::inputsOf(NodeId id) const {
    std::vector<NodeId> result;
    for (const Edge& edge : edges) {
        if (edge.to == id) result.push_back(edge.from);
    }
    return result;
}

std::vector<NodeId> NetworkSpec::consumersOf(NodeId id) const {
    std::vector<NodeId> result;
    for (const Edge& edge : edges) {
        if (edge.from == id) result.push_back(edge.to);
    }
    return result;
}

NodeId NetworkSpec::nextId() const {
    int largest = 0;
    for (const Node& node : nodes) largest = std::max(largest, node.id.value);
    return {largest + 1};
}

std::string NetworkSpec::freeName(const LayerSpec& layer) const {
    const NodeStem stem = stemOf(layer);
    const auto nameOf = [&stem](std::size_t number) {
        return std::string(stem.text) +
               (number > 1 || !stem.firstIsBare ? " " + std::to_string(number) : std::string());
    };
    // Of so many names one is free. One pass, since networks may have thousands of layers.
    std::vector<bool> isTaken(nodes.size() + 2);
    for (const Node& node : nodes) {
        if (!node.name.starts_with(stem.text)) continue;
        std::size_t number = 1;
        const char* const end = node.name.data() + node.name.size();
        const char* const digits = node.name.data() + stem.text.size();
        if (digits != end) std::from_chars(std::min(digits + 1, end), end, number);
        if (number < isTaken.size() && nameOf(number) == node.name) isTaken[number] = true;
    }
    const auto found = std::find(isTaken.begin() + 1, isTaken.end(), false);
    return nameOf(static_cast<std::size_t>(found - isTaken.begin()));
}

NodeId NetworkSpec::append(LayerSpec layer, std::optional<NodeId> after, std::string name) {
    const NodeId id = nextId();
    if (name.empty()) name = freeName(layer);
    nodes.push_back({id, std::move(name), std::move(layer)});
    if (after) edges.push_back({*after, id});
    return id;
}

std::optional<NodeId> NetworkSpec::inputNode() const {
    for (const Node& node : nodes) {
        if (std::holds_alternative<InputSpec>(node.layer)) return node.id;
    }
    return std::nullopt;
}

std::optional<NodeId> NetworkSpec::outputNode() const {
    std::set<NodeId> consumed;
    for (const Edge& edge : edges) consumed.insert(edge.from);
    std::optional<NodeId> result;
    for (const Node& node : nodes) {
        if (consumed.contains(node.id)) continue;
        if (result) return std::nullopt;
        result = node.id;
    }
    return result;
}

std::vector<NodeId> NetworkSpec::topologicalOrder() const {
    std::map<NodeId, int> waitingFor;
    for (const Node& node : nodes) waitingFor[node.id] = 0;
    std::map<NodeId, std::vector<NodeId>> consumers;
    for (const Edge& edge : edges) {
        ++waitingFor[edge.to];
        consumers[edge.from].push_back(edge.to);
    }
    std::set<NodeId> ready;
    for (const auto& [id, count] : waitingFor) {
        if (count == 0) ready.insert(id);
    }
    std::vector<NodeId> order;
    order.reserve(nodes.size());
    while (!ready.empty()) {
        const NodeId id = *ready.begin();
        ready.erase(ready.begin());
        order.push_back(id);
        for (NodeId consumer : consumers[id]) {
            if (--waitingFor[consumer] == 0) ready.insert(consumer);
        }
    }
    return order;
}

NetworkSpec withInput(NetworkSpec spec, Shape input) {
    for (Node& node : spec.nodes) {
        if (auto* layer = std::get_if<InputSpec>(&node.layer)) layer->shape = input;
    }
    return spec;
}

}  // namespace fovea
