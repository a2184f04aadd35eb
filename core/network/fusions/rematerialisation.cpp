// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/fusions/rematerialisation.h"

#include <algorithm>
#include <optional>

namespace fovea {

namespace {

// Multiplications for one number of a convolution's output, up to which it is made again: 3×3 of colour images have 27.
constexpr std::int64_t cheapMacs = 32;

class Rematerialisation {
public:
    Rematerialisation(const Graph& graph, Schedule& schedule) : graph_(graph), schedule_(schedule) {}

    void run() {
        for (int i = 1; i < count(); ++i)
            if (isCheap(i) && canDrop(i)) makeAgain(i);
    }

private:
    const GraphNode& node(int i) const { return nodeAt(graph_, i); }
    const LayerSpec& layer(int i) const { return *node(i).layer; }
    int count() const { return static_cast<int>(graph_.size()); }
    bool isOwned(int i, int owner) const { return schedule_.at(i).outputAlias == owner; }

    bool isCheap(int i) const {
        if (std::holds_alternative<BatchNormSpec>(layer(i))) return true;
        const auto* convolution = std::get_if<Conv2dSpec>(&layer(i));
        if (!convolution || schedule_.at(i).fusedPool >= 0) return false;
        const int input = node(i).inputs.front();
        const std::int64_t macs = std::int64_t{convolution->kernel.height} * convolution->kernel.width *
                                  (node(input).shape.channels / convolution->groups);
        const bool isNormalised = std::ranges::any_of(
            node(i).consumers, [&](int consumer) { return std::holds_alternative<BatchNormSpec>(layer(consumer)); });
        return input == 0 && macs <= cheapMacs && !isNormalised;
    }

    /// The operation that makes node i's output, if it is not a part of another's.
    std::optional<Operation> maker(int i) const {
        for (const Section& section : schedule_.sections)
            for (const Operation& operation : section.operations)
                if (operation.kind == OperationKind::Forward && operation.node == i) return operation;
        return std::nullopt;
    }

    /// Nobody but its own ReLU writes into its place, no operation over the whole batch reads it, and it
    /// isn't the output.
    bool canDrop(int owner) const {
        for (int i = 0; i < count(); ++i) {
            if (!isOwned(i, owner)) continue;
            const bool isPlain = i == owner || sharingOf(layer(i)) == Sharing::Alias || !maker(i);
            if (!isPlain || i + 1 == count()) return false;
            for (const int consumer : node(i).consumers)
                if (runsOnWholeBatch(graph_, consumer, schedule_.mode) ||
                    gradientReduction(layer(consumer)) == GradientReduction::FromBatch)
                    return false;
        }
        return maker(owner).has_value() && !runsOnWholeBatch(graph_, owner, schedule_.mode);
    }

    bool reads(const Operation& operation, int owner) const {
        const bool readsInputs =
            std::ranges::any_of(node(operation.node).inputs, [&](int input) { return isOwned(input, owner); });
        switch (operation.kind) {
            case OperationKind::Forward:
            case OperationKind::Statistics: return readsInputs;
            case OperationKind::GradientSums:
                return readsInputs || (operation.mask >= 0 && isOwned(operation.mask, owner));
            case OperationKind::Backward:
                return (readsInputs && backwardReads(layer(operation.node)).input) ||
                       (isOwned(operation.node, owner) && backwardReads(layer(operation.node)).output);
            default: return false;
        }
    }

    void makeAgain(int i) {
        Operation again = *maker(i);
        again.isRematerialised = true;
        for (Section& section : schedule_.sections) {
            const auto first = std::ranges::find_if(section.operations,
                                                    [&](const Operation& operation) { return reads(operation, i); });
            if (first == section.operations.end() || section.isWholeBatch) continue;
            const bool isMadeHere = std::ranges::any_of(section.operations, [&](const Operation& operation) {
                return operation.kind == OperationKind::Forward && operation.node == i;
            });
            if (!isMadeHere) section.operations.insert(first, again);
        }
    }

    const Graph& graph_;
    Schedule& schedule_;
};

}  // namespace

void rematerialiseCheapOutputs(const Graph& graph, Schedule& schedule) { Rematerialisation(graph, schedule).run(); }

}  // namespace fovea
