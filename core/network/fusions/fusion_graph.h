// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/schedule.h"

namespace fovea {

/// What a fusion looks at and changes: the graph, and of each node where its values lie and who does its work.
/// Every fusion is one pair of files in this folder: a function that goes through the graph, states when it applies
/// and what is replaced. It may name layer kinds, since it is about just these.
class FusionGraph {
public:
    FusionGraph(const Graph& graph, Schedule& schedule) : graph_(graph), schedule_(schedule) {}

    Mode mode() const { return schedule_.mode; }
    int count() const { return static_cast<int>(graph_.size()); }
    const GraphNode& node(int i) const { return nodeAt(graph_, i); }
    const LayerSpec& layer(int i) const { return *node(i).layer; }
    template <class... Specs>
    bool is(int i) const {
        return (std::holds_alternative<Specs>(layer(i)) || ...);
    }
    int input(int i) const { return node(i).inputs.front(); }
    const Shape& inputShape(int i) const { return node(input(i)).shape; }
    bool isReadOnce(int i) const { return node(i).consumers.size() == 1; }
    bool leadsTo(int from, int to) const;

    NodeSchedule& at(int i) { return schedule_.at(i); }
    const NodeSchedule& at(int i) const { return schedule_.at(i); }

    /// Node i's work is done where its input is made.
    void fuseIntoInput(int i);
    /// Lets all nodes whose gradients lie in the place of `from` have them in the place of `to`.
    void moveGradients(int from, int to);

private:
    const Graph& graph_;
    Schedule& schedule_;
};

}  // namespace fovea
