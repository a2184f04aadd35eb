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

inline std::unique_ptr<Trainer> makeTrainer(const Setup& setup) {
    const Shape shape = inputShapeOf(setup.spec);
    auto training = std::make_shared<PatternSource>(
        PatternSource::Settings{.shape = shape, .samples = setup.samples, .batch = setup.options.batch});
    auto validation = std::make_shared<PatternSource>(
        PatternSource::Settings{.shape = shape, .samples = 20, .batch = setup.options.batch, .seed = 6});
    auto network = makeNetwork(setup.spec, setup.options.batch, Purpose::Training, setup.threads);
    auto trainer = Trainer::create(std::move(network), setup.options, training, setup.validated ? validation : nullptr);
    return trainer ? *std::move(trainer) : nullptr;
}

/// The same bits in everything but the time that it took.
inline bool sameRun(const Checkpoint& a, const Checkpoint& b) {
    const auto withoutTime = [](History history) {
        for (StepReport& step : history.steps) step.seconds = 0;
        return history;
    };
    return a.step == b.step && a.options == b.options && a.changes == b.changes &&
           a.weights.values == b.weights.values && a.optimizerState == b.optimizerState &&
           withoutTime(a.history) == withoutTime(b.history);
}

inline Checkpoint straight(const Setup& setup, std::int64_t steps) {
    Witness witness;
    const auto trainer = makeTrainer(setup);
    trainer->run(steps, witness, {});
    return trainer->checkpoint();
}

}  // namespace fovea::test
