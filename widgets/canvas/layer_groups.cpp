// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/layer_groups.h"

#include <algorithm>

namespace fovea {

namespace {

bool carriesPlates(const LayerSpec& layer) {
    const LayerFamily family = familyOf(layer);
    return family != LayerFamily::Input && family != LayerFamily::Structure;
}

}  // namespace

std::vector<LayerGroup> groupLayers(const NetworkSpec& spec) {
    std::vector<LayerGroup> groups;
    std::map<NodeId, std::size_t> groupOf;
    std::map<NodeId, std::vector<NodeId>> inputs;
    std::map<NodeId, int> consumers;
    for (const Edge& edge : spec.edges) {
        inputs[edge.to].push_back(edge.from);
        ++consumers[edge.from];
    }
    const auto addAlone = [&](NodeId id) {
        groupOf[id] = groups.size();
        groups.push_back({id, {}});
    };
    for (const NodeId id : spec.topologicalOrder()) {
        const Node* node = spec.find(id);
        const auto& from = inputs[id];
        if (node != nullptr && preservesShape(node->layer) && from.size() == 1 && consumers[from.front()] == 1) {
            const Node* producer = spec.find(from.front());
            const auto group = groupOf.find(from.front());
            if (producer != nullptr && group != groupOf.end() && carriesPlates(producer->layer)) {
                groups[group->second].plates.push_back(id);
                groupOf[id] = group->second;
                continue;
            }
        }
        addAlone(id);
    }
    for (const Node& node : spec.nodes) {
        if (!groupOf.contains(node.id)) {
            addAlone(node.id);
        }
    }
    return groups;
}

std::map<NodeId, std::size_t> groupIndex(const std::vector<LayerGroup>& groups) {
    std::map<NodeId, std::size_t> index;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        index[groups[i].host] = i;
        for (const NodeId plate : groups[i].plates) {
            index[plate] = i;
        }
    }
    return index;
}

}  // namespace fovea
