// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/fusions/fusion_graph.h"

namespace fovea {

bool FusionGraph::leadsTo(int from, int to) const {
    std::vector<bool> isReached(graph_.size(), false);
    isReached[static_cast<std::size_t>(from)] = true;
    for (int i = from; i < to; ++i) {
        if (!isReached[static_cast<std::size_t>(i)]) continue;
        for (const int next : node(i).consumers) isReached[static_cast<std::size_t>(next)] = true;
    }
    return isReached[static_cast<std::size_t>(to)];
}

void FusionGraph::fuseIntoInput(int i) {
    at(i).isForwardFused = true;
    at(i).outputAlias = at(input(i)).outputAlias;
}

void FusionGraph::moveGradients(int from, int to) {
    for (NodeSchedule& node : schedule_.nodes)
        if (node.gradientAlias == from) node.gradientAlias = to;
}

}  // namespace fovea
