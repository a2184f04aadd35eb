// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <vector>

#include "core/network/network_spec.h"

namespace fovea {

/// A layer with the shape-preserving layers behind it that are drawn as plates on it; or a block of layers drawn as
/// one, whose last is the host.
struct LayerGroup {
    NodeId host;
    std::vector<NodeId> plates;      ///< in the order of computation
    std::vector<NodeId> inner = {};  ///< of a block: all before the host, in the order of computation
    int repeats = 1;                 ///< how many like blocks follow each other in it
    bool isBlock() const { return !inner.empty(); }
    NodeId tail() const { return plates.empty() ? host : plates.back(); }
    friend bool operator==(const LayerGroup&, const LayerGroup&) = default;
};

/// Groups in topological order of their hosts; nodes on a cycle come last, each alone. A layer is a
/// plate when it preserves the shape, has one producer whose only consumer it is, and that producer
/// is (on) a volume: not the image, not a join.
std::vector<LayerGroup> groupLayers(const NetworkSpec& spec);

/// Index into `groups` for every node.
std::map<NodeId, std::size_t> groupIndex(const std::vector<LayerGroup>& groups);

/// The groups with each block drawn as one: what lies between two places where all goes through one
/// layer, such as a residual block or an Inception module. Like ones in a row are one, too; ways without
/// a branch stay as they are. Blocks that hold a node of `opened` stay, too.
///     A → b ─ c ─ D → e ─ f ─ G        A → [b c D e f G] ×2
///       └─────────┘ └─────────┘
std::vector<LayerGroup> collapseBlocks(const NetworkSpec& spec, std::vector<LayerGroup> groups,
                                       const std::set<NodeId>& opened);

}  // namespace fovea
