// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/schedule.h"

#include <algorithm>
#include <utility>

#include "core/network/fusions/backward_levels.h"
#include "core/network/fusions/fold_norm.h"
#include "core/network/fusions/in_place.h"
#include "core/network/fusions/mask_in_gradient_sums.h"
#include "core/network/fusions/mask_in_pool.h"
#include "core/network/fusions/normalise_in_sum.h"
#include "core/network/fusions/pool_in_convolution.h"
#include "core/network/fusions/relu.h"
#include "core/network/fusions/rematerialisation.h"
#include "core/network/fusions/share_sum_gradients.h"

namespace fovea {

namespace {

/// The fusions, in the order in which each finds what those before it have left.
void fuse(FusionGraph& fusion) {
    const bool isTraining = fusion.mode() == Mode::Training;
    if (!isTraining) foldNorms(fusion);
    fuseRelus(fusion);
    shareInPlace(fusion);
    poolInConvolutions(fusion);
    if (isTraining) maskInPools(fusion);
    shareGradientsOfSums(fusion);
    if (isTraining) normaliseInSums(fusion);
    if (isTraining) maskInGradientSums(fusion);
}

class Scheduler {
public:
    Scheduler(const Graph& graph, Mode mode) : graph_(graph), isTraining_(mode == Mode::Training) {
        schedule_.mode = mode;
        for (int i = 0; i < count(); ++i) schedule_.nodes.push_back({.outputAlias = i, .gradientAlias = i});
    }

    Schedule make(bool fused) {
        if (fused) {
            FusionGraph fusion(graph_, schedule_);
            fuse(fusion);
        }
        scheduleForward();
        if (isTraining_) scheduleBackward();
        flattenLevels();
        countForwardSections();
        if (isTraining_) orderGradientWrites();
        if (isTraining_ && fused) rematerialiseCheapOutputs(graph_, schedule_);
        return std::move(schedule_);
    }

private:
    /// Chunks run through `chunked` first, then the whole batch through each of `wholeBatch`.
    struct Level {
        Section chunked;
        std::vector<Operation> wholeBatch;
    };

    const GraphNode& node(int i) const { return nodeAt(graph_, i); }
    int count() const { return static_cast<int>(graph_.size()); }

    Level& level(int i) {
        if (static_cast<std::size_t>(i) >= levels_.size()) levels_.resize(static_cast<std::size_t>(i) + 1);
        return levels_[static_cast<std::size_t>(i)];
    }
    /// Adds an operation; gives the level from which on its result is there.
    int add(int at, Operation operation, bool onWholeBatch) {
        if (onWholeBatch) {
            level(at).wholeBatch.push_back(std::move(operation));
            return at + 1;
        }
        level(at).chunked.operations.push_back(std::move(operation));
        return at;
    }

    void scheduleForward() {
        ready_.assign(graph_.size(), 0);
        add(0, {.kind = OperationKind::Preprocess}, false);
        for (int i = 1; i < count(); ++i) {
            int at = 0;
            for (const int input : node(i).inputs) at = std::max(at, ready_[static_cast<std::size_t>(input)]);
            int& ready = ready_[static_cast<std::size_t>(i)];
            if (isTraining_ && hasBatchStatistics(node(i))) {
                add(at, {.kind = OperationKind::Statistics, .node = i}, false);
                level(at).chunked.forwardReductions.push_back(i);
                ++at;
            }
            const NodeSchedule& own = schedule_.at(i);
            if (own.isForwardFused) {
                ready = at;
                continue;
            }
            ready =
                add(at, {.kind = OperationKind::Forward, .node = i, .fusedRelu = own.fusedRelu, .pool = own.fusedPool},
                    runsOnWholeBatch(graph_, i, schedule_.mode));
        }
    }

    void scheduleBackward() {
        const int lossLevel = ready_.back();
        add(lossLevel, {.kind = OperationKind::Loss, .node = count() - 1}, false);
        const BackwardLevels levels = backwardLevels(graph_, schedule_, lossLevel);
        const auto addBackward = [&](int i) {
            if (!schedule_.at(i).isBackwardFused)
                add(levels.operation[static_cast<std::size_t>(i)],
                    {.kind = OperationKind::Backward, .node = i, .pool = schedule_.at(i).fusedPool},
                    runsOnWholeBatch(graph_, i, schedule_.mode));
        };
        std::vector<std::vector<int>> waiting(graph_.size());  // for each node: those that run behind it
        for (int i = count() - 1; i > 0; --i) {
            if (!node(i).runsBackward) continue;
            if (hasBatchStatistics(node(i))) {
                const int at = levels.gradient[static_cast<std::size_t>(i)];
                add(at, {.kind = OperationKind::GradientSums, .node = i, .mask = schedule_.at(i).mask}, false);
                level(at).chunked.backwardReductions.push_back(i);
            }
            if (const int first = levels.behind[static_cast<std::size_t>(i)]; first >= 0) {
                waiting[static_cast<std::size_t>(first)].push_back(i);
                continue;
            }
            addBackward(i);
            for (const int waiter : waiting[static_cast<std::size_t>(i)]) addBackward(waiter);
        }
    }

    void flattenLevels() {
        for (Level& level : levels_) {
            if (!level.chunked.operations.empty()) schedule_.sections.push_back(std::move(level.chunked));
            for (Operation& operation : level.wholeBatch) {
                Section section;
                section.isWholeBatch = true;
                section.operations.push_back(std::move(operation));
                schedule_.sections.push_back(std::move(section));
            }
        }
    }

    void countForwardSections() {
        int& forward = schedule_.forwardSections;
        for (std::size_t s = 0; s < schedule_.sections.size(); ++s) {
            const auto& operations = schedule_.sections[s].operations;
            const auto isLast = [&](const Operation& operation) {
                return isTraining_ ? operation.kind == OperationKind::Loss : operation.isForward();
            };
            if (std::ranges::any_of(operations, isLast)) forward = static_cast<int>(s) + 1;
        }
    }

    /// The first consumer to run backward writes a gradient, the others add to it.
    void orderGradientWrites() {
        std::vector<bool> written(graph_.size(), false);
        for (Section& section : schedule_.sections) {
            for (Operation& operation : section.operations) {
                if (operation.kind != OperationKind::Backward) continue;
                for (const int input : node(operation.node).inputs) {
                    operation.accumulate.push_back(written[static_cast<std::size_t>(input)]);
                    written[static_cast<std::size_t>(input)] = true;
                }
            }
        }
    }

    const Graph& graph_;
    bool isTraining_;
    Schedule schedule_;
    std::vector<Level> levels_;
    std::vector<int> ready_;  ///< the level from which on a node's output is there
};

}  // namespace

Schedule makeSchedule(const Graph& graph, Mode mode, bool fused) { return Scheduler(graph, mode).make(fused); }

}  // namespace fovea
