// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/run_finding.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace fovea {

namespace {

using Kind = RunFinding::Kind;

constexpr std::array findingTable{
    FindingRule{Kind::NothingLearned, "nothing-learned", 0.03, "loss of training from ln(classes), as a share of it",
                "rule of thumb"},
    FindingRule{Kind::Overfitting, "overfitting", 0.1, "accuracy of training less that of validation", "rule of thumb"},
    FindingRule{Kind::NoGradient, "no-gradient", 0, "norm of the whole gradient", "by definition"},
    FindingRule{Kind::NearDivergence, "near-divergence", 0.5, "update ratio of a layer",
                "measured: recipes of the catalogue reach 0.25 in their first 30 steps (ResNet-20), the others 0.06"},
    FindingRule{Kind::DyingRelus, "dying-relus", 0.9, "share of a layer's channels that are dead",
                "measured: recipes of the catalogue reach 0.7 in their first 30 steps (Tiny VGG)"},
    FindingRule{Kind::VanishingGradient, "vanishing-gradient", 1e-4,
                "gradient norm per weight norm of the first layer over that of the last",
                "measured: the catalogue's recipes stay above, ten sigmoids in a row far below"},
    FindingRule{Kind::ExplodingGradient, "exploding-gradient", 100,
                "norm of the whole gradient over the median of all samples", "rule of thumb"},
};

constexpr double nearlyAll = 0.95;
constexpr std::size_t fewestForAMedian = 5;
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

double wholeNorm(const MicroscopeSample& sample) {
    double sum = 0;
    for (const LayerReading& layer : sample.layers) sum += layer.gradientNorm * layer.gradientNorm;
    return std::sqrt(sum);
}

/// The layers that learn.
std::vector<std::size_t> trainedLayers(const MicroscopeSeries& series) {
    std::vector<std::size_t> trained;
    for (std::size_t i = 0; i < series.layers.size(); ++i)
        if (!series.layers[i].frozen) trained.push_back(i);
    return trained;
}

double deadShare(const LayerReading& layer) { return layer.units > 0 ? double(layer.dead) / layer.units : 0; }
double relativeGradient(const LayerReading& layer) {
    return layer.weightNorm > 0 ? layer.gradientNorm / layer.weightNorm : 0;
}

/// What one sample alone shows; the worst layer of it.
std::optional<RunFinding> shownBy(const MicroscopeSeries& series, const MicroscopeSample& sample, double median) {
    const std::vector<std::size_t> trained = trainedLayers(series);
    if (trained.empty()) return std::nullopt;
    const auto found = [&](Kind kind, std::size_t layer, double value) {
        RunFinding finding;
        finding.kind = kind;
        finding.layer = series.layers[layer].name;
        finding.step = sample.step;
        finding.value = value;
        return finding;
    };
    const double whole = wholeNorm(sample);
    if (whole <= limitOf(Kind::NoGradient)) return found(Kind::NoGradient, trained.front(), whole);
    const auto worst = [&](const auto& of) {
        return *std::ranges::max_element(trained, {}, [&](std::size_t layer) { return of(sample.layers[layer]); });
    };
    const std::size_t moved = worst([](const LayerReading& layer) { return layer.updateRatio; });
    if (const double ratio = sample.layers[moved].updateRatio; ratio > limitOf(Kind::NearDivergence))
        return found(Kind::NearDivergence, moved, ratio);
    const std::size_t dying = worst(deadShare);
    if (const double share = deadShare(sample.layers[dying]); share >= limitOf(Kind::DyingRelus))
        return found(Kind::DyingRelus, dying, share);
    const double last = relativeGradient(sample.layers[trained.back()]);
    if (const double ratio = relativeGradient(sample.layers[trained.front()]) / std::max(last, 1e-30);
        trained.size() > 1 && last > 0 && ratio < limitOf(Kind::VanishingGradient))
        return found(Kind::VanishingGradient, trained.front(), ratio);
    if (median > 0 && whole > limitOf(Kind::ExplodingGradient) * median)
        return found(Kind::ExplodingGradient, worst([](const LayerReading& layer) { return layer.gradientNorm; }),
                     whole / median);
    return std::nullopt;
}

}  // namespace

std::span<const FindingRule> findingRules() { return findingTable; }

double limitOf(RunFinding::Kind kind) { return std::ranges::find(findingTable, kind, &FindingRule::kind)->limit; }

std::optional<RunFinding> findingOf(const MicroscopeSeries& series) {
    if (series.samples.size() < 2) return std::nullopt;
    double median = 0;
    if (series.samples.size() >= fewestForAMedian) {
        std::vector<double> norms;
        for (const auto& sample : series.samples) norms.push_back(wholeNorm(*sample));
        std::ranges::nth_element(norms, norms.begin() + static_cast<std::ptrdiff_t>(norms.size() / 2));
        median = norms[norms.size() / 2];
    }
    const auto before = shownBy(series, *series.samples[series.samples.size() - 2], median);
    const auto now = shownBy(series, *series.samples.back(), median);
    return before && now && before->kind == now->kind ? now : std::nullopt;
}

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
    if (classes > 1 && predicted &&
        std::abs(last->trainLoss - finding.chanceLoss) < limitOf(Kind::NothingLearned) * finding.chanceLoss) {
        finding.kind = RunFinding::Kind::NothingLearned;
        finding.predicted = *predicted;
        return finding;
    }
    const bool rises = last->validation.loss > clearlyRisen * best->validation.loss;
    if (last->epoch >= firstEpochToJudge && rises &&
        finding.training - finding.validation > limitOf(Kind::Overfitting)) {
        finding.kind = RunFinding::Kind::Overfitting;
        return finding;
    }
    return std::nullopt;
}

}  // namespace fovea
