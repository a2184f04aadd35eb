// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/checkpoint.h"

#include <algorithm>
#include <span>

namespace fovea {

bool computesTheSame(const NetworkSpec& a, const NetworkSpec& b) {
    const auto sameNode = [](const Node& x, const Node& y) { return x.id == y.id && x.layer == y.layer; };
    return a.edges == b.edges && std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(), sameNode);
}

TrainingOptions optionsInForce(const Checkpoint& checkpoint) {
    TrainingOptions options = checkpoint.options;
    for (const OptionChange& change : checkpoint.changes)
        for (const auto& [key, value] : change.values) setValue(options, key, value);
    return options;
}

namespace {

/// Whether a change is what a reduction makes of `rate` at the end of an epoch.
bool isReduction(const Checkpoint& run, const OptionChange& change, float rate) {
    const auto set = change.values.find(learningRateKey);
    if (!run.options.plateau.isOn() || set == change.values.end() ||
        set->second != reducedRate(run.options.plateau, rate))
        return false;
    const auto& epochs = run.history.epochs;
    const auto epoch = std::ranges::find(epochs, change.step, &EpochReport::step);
    return epoch != epochs.end() && reducesAfter(run.options.plateau, std::span(epochs.begin(), epoch + 1));
}

}  // namespace

float rateSetByHand(const Checkpoint& checkpoint) {
    float byHand = checkpoint.options.learningRate;
    float rate = byHand;
    for (const OptionChange& change : checkpoint.changes) {
        const auto set = change.values.find(learningRateKey);
        if (set == change.values.end()) continue;
        if (!isReduction(checkpoint, change, rate)) byHand = set->second;
        rate = set->second;
    }
    return byHand;
}

bool changedByHand(const Checkpoint& checkpoint) {
    float rate = checkpoint.options.learningRate;
    for (const OptionChange& change : checkpoint.changes) {
        if (change.values.size() != 1 || !isReduction(checkpoint, change, rate)) return true;
        rate = change.values.begin()->second;
    }
    return false;
}

std::string buildId() { return FOVEA_VERSION " " FOVEA_ISA; }

}  // namespace fovea
