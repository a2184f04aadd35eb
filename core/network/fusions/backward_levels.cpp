// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/fusions/backward_levels.h"

#include <algorithm>

namespace fovea {

namespace {

class Walk {
public:
    Walk(const Graph& graph, const Schedule& schedule, int lossLevel)
        : graph_(graph), schedule_(schedule), lossLevel_(lossLevel) {}

    BackwardLevels make() const {
        const BackwardLevels earliest = levels(std::vector<int>(graph_.size(), 0));
        BackwardLevels result = levels(meetings(earliest));
        for (int i = 1; i < count(); ++i) {
            if (at(result.operation, i) == at(earliest.operation, i)) continue;
            // One that waits: a norm or its convolution.
            const int convolution = isNorm(i) ? node(i).inputs.front() : i;
            const int reader = node(node(convolution).inputs.front()).consumers.front();
            if (reader < convolution && at(result.operation, reader) == at(result.operation, i))
                result.behind[static_cast<std::size_t>(i)] = reader;
        }
        return result;
    }

private:
    const GraphNode& node(int i) const { return nodeAt(graph_, i); }
    int count() const { return static_cast<int>(graph_.size()); }
    static int at(const std::vector<int>& list, int i) { return list[static_cast<std::size_t>(i)]; }
    bool isNorm(int i) const { return hasBatchStatistics(node(i)); }
    bool isConvolution(int i) const { return std::holds_alternative<Conv2dSpec>(*node(i).layer); }

    BackwardLevels levels(const std::vector<int>& notBefore) const {
        BackwardLevels result{std::vector<int>(graph_.size(), lossLevel_), std::vector<int>(graph_.size(), lossLevel_),
                              std::vector<int>(graph_.size(), -1)};
        for (int i = count() - 1; i > 0; --i) {
            if (!node(i).runsBackward) continue;
            int& own = result.operation[static_cast<std::size_t>(i)];
            own = at(result.gradient, i);
            if (isNorm(i)) ++own;  // behind its sums
            own = std::max(own, at(notBefore, i));
            const bool isWhole = runsOnWholeBatch(graph_, i, schedule_.mode) && !schedule_.at(i).isBackwardFused;
            for (const int input : node(i).inputs) {
                int& there = result.gradient[static_cast<std::size_t>(input)];
                there = std::max(there, isWhole ? own + 1 : own);
            }
        }
        return result;
    }

    /// For a norm behind a convolution, the last level at which another convolution writes the same gradient.
    std::vector<int> meetings(const BackwardLevels& earliest) const {
        std::vector<int> notBefore(graph_.size(), 0);
        for (int i = 1; i < count(); ++i) {
            const int convolution = node(i).inputs.front();
            if (!isNorm(i) || !isConvolution(convolution) || node(convolution).consumers.size() != 1) continue;
            if (runsOnWholeBatch(graph_, convolution, schedule_.mode) || !mayWait(i)) continue;
            int& meeting = notBefore[static_cast<std::size_t>(i)];
            for (const int reader : node(node(convolution).inputs.front()).consumers)
                if (isConvolution(reader)) meeting = std::max(meeting, at(earliest.operation, reader));
        }
        return notBefore;
    }

    /// Nobody overwrites the gradient of node i meanwhile: a term of the same sum that shares it might, if others read
    /// that term too.
    bool mayWait(int i) const {
        if (node(i).consumers.empty()) return false;
        for (int other = 0; other < node(i).consumers.back(); ++other)
            if (schedule_.at(other).gradientAlias == schedule_.at(i).gradientAlias && node(other).consumers.size() != 1)
                return false;
        return true;
    }

    const Graph& graph_;
    const Schedule& schedule_;
    int lossLevel_;
};

}  // namespace

BackwardLevels backwardLevels(const Graph& graph, const Schedule& schedule, int lossLevel) {
    return Walk(graph, schedule, lossLevel).make();
}

}  // namespace fovea
