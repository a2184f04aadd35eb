// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/layer_groups.h"

#include <algorithm>
#include <utility>

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
        for (const NodeId inner : groups[i].inner) {
            index[inner] = i;
        }
    }
    return index;
}

namespace {

/// Groups from `begin` up to `end`, which is not among them.
struct BlockSpan {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t size() const { return end - begin; }
};

std::vector<NodeId> nodesOf(const LayerGroup& group) {
    std::vector<NodeId> nodes{group.host};
    nodes.insert(nodes.end(), group.plates.begin(), group.plates.end());
    return nodes;
}

/// Cuts behind every group that all ways from before it go through.
std::vector<BlockSpan> spansOf(const NetworkSpec& spec, const std::vector<LayerGroup>& groups) {
    const auto index = groupIndex(groups);
    // The last group that reads one before or at this place, other than through this place.
    std::vector<std::size_t> furthest(groups.size(), 0);
    for (const Edge& edge : spec.edges) {
        const auto from = index.find(edge.from);
        const auto to = index.find(edge.to);
        if (from == index.end() || to == index.end() || to->second < from->second) return {};  // a cycle
        furthest[from->second] = std::max(furthest[from->second], to->second);
    }
    std::vector<BlockSpan> spans;
    std::size_t begin = 0;
    std::size_t reach = 0;  // of the groups before the one looked at
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (reach <= i) {
            spans.push_back({begin, i + 1});
            begin = i + 1;
        }
        reach = std::max(reach, furthest[i]);
    }
    if (begin < groups.size()) spans.push_back({begin, groups.size()});
    return spans;
}

/// What follows a branched part without changing the shape, such as the ReLU behind a sum, belongs to it.
std::vector<BlockSpan> withActivations(const NetworkSpec& spec, const std::vector<LayerGroup>& groups,
                                       const std::vector<BlockSpan>& spans) {
    std::vector<BlockSpan> result;
    for (const BlockSpan& span : spans) {
        const bool follows = span.size() == 1 && preservesShape(spec.find(groups[span.begin].host)->layer);
        if (follows && !result.empty() && result.back().size() > 1)
            result.back().end = span.end;
        else
            result.push_back(span);
    }
    return result;
}

/// What makes two blocks alike: their layers, and which of them reads which.
struct Likeness {
    std::vector<LayerSpec> layers;
    std::vector<std::pair<std::ptrdiff_t, std::ptrdiff_t>> edges;  ///< -1: from before the block
    friend bool operator==(const Likeness&, const Likeness&) = default;
};

Likeness likenessOf(const NetworkSpec& spec, const std::vector<LayerGroup>& groups, BlockSpan span) {
    Likeness likeness;
    std::map<NodeId, std::ptrdiff_t> place;
    for (std::size_t i = span.begin; i < span.end; ++i) {
        for (const NodeId id : nodesOf(groups[i])) {
            place[id] = std::ssize(likeness.layers);
            likeness.layers.push_back(spec.find(id)->layer);
        }
    }
    for (const auto& [id, own] : place) {
        for (const NodeId input : spec.inputsOf(id)) {
            const auto from = place.find(input);
            likeness.edges.emplace_back(from == place.end() ? -1 : from->second, own);
        }
    }
    std::ranges::sort(likeness.edges);
    return likeness;
}

LayerGroup joined(const std::vector<LayerGroup>& groups, BlockSpan span, int repeats) {
    LayerGroup block = groups[span.end - 1];
    block.repeats = repeats;
    for (std::size_t i = span.begin; i + 1 < span.end; ++i) {
        const std::vector<NodeId> nodes = nodesOf(groups[i]);
        block.inner.insert(block.inner.end(), nodes.begin(), nodes.end());
    }
    return block;
}

}  // namespace

std::vector<LayerGroup> collapseBlocks(const NetworkSpec& spec, std::vector<LayerGroup> groups,
                                       const std::set<NodeId>& opened) {
    const std::vector<BlockSpan> spans = withActivations(spec, groups, spansOf(spec, groups));
    if (spans.empty()) return groups;
    std::vector<LayerGroup> result;
    for (std::size_t s = 0; s < spans.size();) {
        std::size_t next = s + 1;
        if (spans[s].size() > 1) {
            const Likeness first = likenessOf(spec, groups, spans[s]);
            while (next < spans.size() && spans[next].size() == spans[s].size() &&
                   likenessOf(spec, groups, spans[next]) == first)
                ++next;
        }
        const BlockSpan all{spans[s].begin, spans[next - 1].end};
        const bool isOpen = std::any_of(groups.begin() + std::ptrdiff_t(all.begin),
                                        groups.begin() + std::ptrdiff_t(all.end), [&](const LayerGroup& group) {
                                            return std::ranges::any_of(
                                                nodesOf(group), [&](NodeId id) { return opened.contains(id); });
                                        });
        if (all.size() > 1 && !isOpen)
            result.push_back(joined(groups, all, static_cast<int>(next - s)));
        else
            for (std::size_t i = all.begin; i < all.end; ++i) result.push_back(groups[i]);
        s = next;
    }
    return result;
}

}  // namespace fovea
