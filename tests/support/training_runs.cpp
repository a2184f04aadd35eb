// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/training_runs.h"

namespace fovea::test {

std::unique_ptr<Trainer> makeTrainer(const Setup& setup) {
    const Shape shape = inputShapeOf(setup.spec);
    auto training = std::make_shared<PatternSource>(
        PatternSource::Settings{.shape = shape, .samples = setup.samples, .batch = setup.options.batch});
    auto validation = std::make_shared<PatternSource>(
        PatternSource::Settings{.shape = shape, .samples = 20, .batch = setup.options.batch, .seed = 6});
    auto network =
        makeNetwork(setup.spec, setup.options.batch, Purpose::Training, setup.threads, 1, setup.options.layers.frozen);
    auto trainer = Trainer::create(std::move(network), setup.options, training, setup.validated ? validation : nullptr);
    return trainer ? *std::move(trainer) : nullptr;
}

bool sameRun(const Checkpoint& a, const Checkpoint& b) {
    const auto withoutTime = [](History history) {
        for (StepReport& step : history.steps) step.seconds = 0;
        return history;
    };
    return a.spec == b.spec && a.step == b.step && a.options == b.options && a.changes == b.changes &&
           a.weights.values == b.weights.values && a.optimizerState == b.optimizerState && a.fast == b.fast &&
           withoutTime(a.history) == withoutTime(b.history);
}

Checkpoint straight(const Setup& setup, std::int64_t steps) {
    Witness witness;
    const auto trainer = makeTrainer(setup);
    trainer->run(steps, witness, {});
    return trainer->checkpoint();
}

}  // namespace fovea::test
