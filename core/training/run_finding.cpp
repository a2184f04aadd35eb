// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/run_finding.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace fovea {

namespace {

constexpr double nearChance = 0.03;
constexpr double nearlyAll = 0.95;
constexpr double farApart = 0.1;
constexpr double clearlyRisen = 1.05;
constexpr std::int64_t firstEpochToJudge = 3;

/// The class that is predicted for nearly all images.
std::optional<std::size_t> onlyPrediction(const Evaluation& evaluation) {
    std::vector<std::int64_t> counts(evaluation.confusion.size());
    for (const auto& row : evaluation.confusion)
        for (std::size_t predicted = 0; predicted < std::min(row.size(), counts.size()); ++predicted)
            counts[predicted] += row[predicted];
    const auto most = std::ranges::max_element(counts);
    const auto all = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    if (all == 0 || double(*most) < nearlyAll * double(all)) return std::nullopt;
    return static_cast<std::size_t>(most - counts.begin());
}

}  // namespace

std::optional<RunFinding> findingOf(const History& history) {
    const EpochReport* last = nullptr;
    const EpochReport* best = nullptr;
    for (const EpochReport& epoch : history.epochs) {
        if (!epoch.validated) continue;
        last = &epoch;
        if (best == nullptr || epoch.validation.loss < best->validation.loss) best = &epoch;
    }
    if (last == nullptr || last->epoch < 1) return std::nullopt;
    RunFinding finding;
    finding.training = last->trainAccuracy;
    finding.validation = last->validation.accuracy;
    finding.bestEpoch = best->epoch;
    const std::size_t classes = last->validation.confusion.size();
    finding.chanceLoss = std::log(double(std::max<std::size_t>(classes, 1)));
    const auto predicted = onlyPrediction(last->validation);
    if (classes > 1 && predicted && std::abs(last->trainLoss - finding.chanceLoss) < nearChance * finding.chanceLoss) {
        finding.kind = RunFinding::Kind::NothingLearned;
        finding.predicted = *predicted;
        return finding;
    }
    const bool rises = last->validation.loss > clearlyRisen * best->validation.loss;
    if (last->epoch >= firstEpochToJudge && rises && finding.training - finding.validation > farApart) {
        finding.kind = RunFinding::Kind::Overfitting;
        return finding;
    }
    return std::nullopt;
}

}  // namespace fovea
