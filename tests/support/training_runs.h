// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/training/trainer.h"
#include "tests/support/networks.h"
#include "tests/support/pattern_source.h"

namespace fovea::test {

/// Does in onStep what a test asks for, and keeps the epochs' reports.
class Witness : public TrainingObserver {
public:
    std::function<Answer(const StepReport&, Trainer&)> step = [](const StepReport&, Trainer&) { return Answer::GoOn; };
    std::function<void(std::int64_t, std::int64_t)> evaluating = [](std::int64_t, std::int64_t) {};
    std::vector<EpochReport> epochs;
    std::int64_t steps = 0;

    Answer onStep(const StepReport& report, Trainer& trainer) override {
        ++steps;
        return step(report, trainer);
    }
    void onEpoch(const EpochReport& report, Trainer&) override { epochs.push_back(report); }
    void onEvaluating(std::int64_t done, std::int64_t total) override { evaluating(done, total); }
};

struct Setup {
    NetworkSpec spec = mixedNetwork();
    TrainingOptions options{.learningRate = 0.02F, .batch = 8, .seed = 9};
    int threads = 1;
    int samples = 44;  // five whole batches and one of four
    bool validated = true;
};

std::unique_ptr<Trainer> makeTrainer(const Setup& setup);

/// The same bits in everything but the time that it took.
bool sameRun(const Checkpoint& a, const Checkpoint& b);

Checkpoint straight(const Setup& setup, std::int64_t steps);

}  // namespace fovea::test
