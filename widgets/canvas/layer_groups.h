// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include "core/network/network_spec.h"

namespace fovea {

/// A layer with the shape-preserving layers behind it that are drawn as plates on it.
struct LayerGroup {
    NodeId host;
    std::vector<NodeId> plates;  ///< in the order of computation
    NodeId tail() const { return plates.empty() ? host : plates.back(); }
    friend bool operator==(const LayerGroup&, const LayerGroup&) = default;
};

/// Groups in topological order of their hosts; nodes on a cycle come last, each alone. A layer is a
/// plate when it preserves the shape, has one producer whose only consumer it is, and that producer
/// is (on) a volume: not the image, not a join.
std::vector<LayerGroup> groupLayers(const NetworkSpec& spec);

/// Index into `groups` for every node.
std::map<NodeId, std::size_t> groupIndex(const std::vector<LayerGroup>& groups);

}  // namespace fovea
