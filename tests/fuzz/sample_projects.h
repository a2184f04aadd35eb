// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/exchange/project_file.h"
#include "tests/support/sample_networks.h"

namespace fovea::fuzz {

/// Small projects that together hold everything a project can: untrained, trained with either optimizer,
/// rebuilt since, with kept epochs and past runs, with tensors and keys of other programs.
inline std::vector<Project> sampleProjects() {
    Project untrained;
    untrained.spec =
        sample::chain({4, 4, 1}, {Conv2dSpec{.filters = 2}, ReluSpec{}, FlattenSpec{}, DenseSpec{.units = 2}});
    untrained.canvasJson = R"({"2":[10,20]})";

    Project trained;
    trained.spec =
        sample::chain({3, 3, 1}, {Conv2dSpec{.filters = 1}, BatchNormSpec{}, FlattenSpec{}, DenseSpec{.units = 2}});
    trained.weights = std::make_shared<const Weights>(sample::unevenWeights(trained.spec, 1));
    trained.preprocessing = Preprocessing::none(1);
    trained.classNames = {"cat", "dog"};
    trained.notes = "note";
    Checkpoint checkpoint;
    checkpoint.spec = trained.spec;
    checkpoint.step = 3;
    checkpoint.weights = *trained.weights;
    checkpoint.changes = {{1, {{learningRateKey, 0.1F}}}};
    checkpoint.optimizerState = {std::vector<float>(trained.weights->layout->trainedCount, 0.5F)};
    checkpoint.history.steps = {{1, 0, 2.5F, 0.125F, 0.01F, 0.1, 64}};
    checkpoint.history.epochs.resize(1);
    checkpoint.history.epochs[0] = {0, 1, 0.5, 0.5, true, {2.3, 0.1, 30, {{1, 2}, {3, 4}}}};
    checkpoint.dataset = "builtin";
    checkpoint.build = "0.1.0";
    trained.checkpoint = checkpoint;

    Project adam = trained;
    adam.checkpoint->options.optimizer = AdamOptions{};
    adam.checkpoint->optimizerState.push_back(adam.checkpoint->optimizerState.front());

    Project rebuilt = trained;
    rebuilt.spec = sample::chain({3, 3, 1}, {Conv2dSpec{.filters = 5}, FlattenSpec{}, DenseSpec{.units = 2}});
    rebuilt.checkpoint.reset();

    // A run that was left, one whose network is another by now, and a kept epoch that two runs share.
    Project branched = adam;
    const KeptState kept{.epoch = 1,
                         .step = 1,
                         .changes = 1,
                         .weights = branched.weights->values,
                         .optimizerState = branched.checkpoint->optimizerState};
    branched.checkpoint->kept = {std::make_shared<const KeptState>(kept)};
    const auto left = std::make_shared<const Checkpoint>(*branched.checkpoint);
    Checkpoint curves = *left;
    curves.weights = {};
    curves.kept.clear();
    branched.pastRuns = {{1, left, branched.preprocessing, branched.classNames},
                         {2, std::make_shared<const Checkpoint>(std::move(curves)), std::nullopt, {}}};
    branched.runNumber = 3;

    Project foreign = untrained;
    foreign.unknown = {{"format", "pt"}};
    foreign.unknownTensors.emplace("extra", UnknownTensor{TensorType::U8, {2}, {std::byte{1}, std::byte{2}}});
    return {untrained, trained, adam, rebuilt, branched, foreign};
}

inline std::string fileOf(const Project& project) {
    const auto bytes = projectBytes(project, "sample.fovea");
    return {reinterpret_cast<const char*>(bytes->data()), bytes->size()};
}

}  // namespace fovea::fuzz
