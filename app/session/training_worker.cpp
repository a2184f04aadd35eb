// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training_worker.h"

#include <cmath>
#include <exception>
#include <utility>

#include "core/caught_error.h"

namespace fovea {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto pictureInterval = std::chrono::milliseconds(33);

std::vector<GradientMagnitude> gradientMagnitudes(Network& network) {
    std::vector<GradientMagnitude> result;
    const std::span<const float> gradients = network.gradients();
    for (const ParameterTensor& parameter : network.weights().layout->parameters) {
        if (parameter.role != ParameterRole::Weight || parameter.dims.size() < 2) continue;
        double sum = 0;
        for (const float value : gradients.subspan(parameter.offset, parameter.count)) sum += std::fabs(value);
        result.push_back({parameter.node, sum / static_cast<double>(parameter.count)});
    }
    return result;
}

}  // namespace

TrainingWorker::TrainingWorker(TrainingSetup setup, std::uint64_t run, std::uint64_t specRevision,
                               TrainingListener listener)
    : setup_(std::move(setup)),
      run_(run),
      specRevision_(specRevision),
      tell_(std::move(listener)),
      rateByHand_(setup_.resume ? rateSetByHand(*setup_.resume) : setup_.options.learningRate),
      thread_([this](const std::stop_token& quit) { main(quit); }) {}

TrainingWorker::~TrainingWorker() {
    thread_.request_stop();
    pause();
}

void TrainingWorker::run(std::int64_t lastStep) { post({Command::Kind::Run, lastStep}); }

void TrainingWorker::rewind() {
    pause();
    post({Command::Kind::Rewind});
}

void TrainingWorker::pause() {
    // A run that waits its turn still begins, and ends at once: who asked for it hears of its end.
    const std::lock_guard lock(mutex_);
    stop_.request_stop();
}

void TrainingWorker::requestCheckpoint() {
    {
        const std::lock_guard lock(mutex_);
        checkpointWanted_ = true;
    }
    post({Command::Kind::Checkpoint});
}

void TrainingWorker::changeOptions(const OptionValues& values) {
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [key, value] : values) changes_.insert_or_assign(key, value);
        if (const auto rate = values.find(learningRateKey); rate != values.end()) {
            rateByHand_ = rate->second;
            ++newRates_;
        }
    }
    post({Command::Kind::Options});
}

void TrainingWorker::setStopRules(const StopRules& rules) {
    {
        const std::lock_guard lock(mutex_);
        stopRules_ = rules;
    }
    post({Command::Kind::Options});
}

void TrainingWorker::setWanted(SnapshotParts parts) {
    const std::lock_guard lock(mutex_);
    wanted_ = std::move(parts);
}

CurvePoints TrainingWorker::takePoints() {
    const std::lock_guard lock(mutex_);
    announced_ = false;
    return std::exchange(points_, {});
}

SnapshotPointer TrainingWorker::takeSnapshot() {
    const std::lock_guard lock(mutex_);
    return std::exchange(snapshot_, nullptr);
}

void TrainingWorker::post(Command command) {
    {
        const std::lock_guard lock(mutex_);
        if (command.kind == Command::Kind::Run) stop_ = std::stop_source();
        commands_.push_back(command);
    }
    wake_.notify_one();
}

void TrainingWorker::main(const std::stop_token& quit) {
    try {
        if (!prepare(quit)) return;
    } catch (...) {
        return tell_(RunFailed{errorOf(std::current_exception())});
    }
    while (!quit.stop_requested()) {
        Command command{};
        {
            std::unique_lock lock(mutex_);
            if (!wake_.wait(lock, quit, [this] { return !commands_.empty(); })) return;
            command = commands_.front();
            commands_.pop_front();
        }
        try {
            execute(command, quit);
        } catch (...) {
            stopWith(errorOf(std::current_exception()));
        }
    }
}

void TrainingWorker::stopWith(const Error& error) {
    tell_(RunFailed{error});
    std::shared_ptr<const Checkpoint> checkpoint;
    try {
        checkpoint = copyCheckpoint();
    } catch (...) {
        // No memory: then the last one that was handed out is all there is.
        checkpoint = nullptr;
    }
    tell_(RunPaused{{StopReason::StopRequested, prepared_.trainer->step(), {}}, std::move(checkpoint)});
}

bool TrainingWorker::prepare(const std::stop_token& quit) {
    auto prepared = prepareTraining(setup_, quit);
    if (!prepared) {
        if (!quit.stop_requested()) tell_(RunFailed{prepared.error()});
        return false;
    }
    prepared_ = *std::move(prepared);
    Trainer& trainer = *prepared_.trainer;
    initial_ = trainer.checkpoint();
    if (setup_.resume || setup_.startWeights) {
        // Rewinding leads to where the training of these weights once began: a function of network and seed.
        initial_ =
            Checkpoint{.spec = setup_.spec,
                       .options = setup_.options,
                       .weights = initialWeights(setup_.spec, setup_.options.seed, setup_.options.initialisation),
                       .dataset = initial_.dataset,
                       .validationCount = initial_.validationCount,
                       .trainingCount = initial_.trainingCount,
                       .build = initial_.build};
    }
    tell_(RunPrepared{{trainer.stepsPerEpoch(), prepared_.preprocessing, prepared_.classNames,
                       prepared_.trainingPart->size(), prepared_.validationPart ? prepared_.validationPart->size() : 0,
                       prepared_.test->size(), prepared_.workers->threads()}});
    lastPublished_ = {};
    publish(trainer);
    return true;
}

void TrainingWorker::execute(const Command& command, const std::stop_token& quit) {
    Trainer& trainer = *prepared_.trainer;
    applyChanges(trainer);
    switch (command.kind) {
        case Command::Kind::Run: {
            std::stop_token stop;
            {
                const std::lock_guard lock(mutex_);
                stop = stop_.get_token();
            }
            if (quit.stop_requested()) return;
            const RunOutcome outcome = trainer.run(command.lastStep, *this, stop);
            lastPublished_ = {};
            publish(trainer);
            if (!quit.stop_requested() || reportsEnd_) tell_(RunPaused{outcome, copyCheckpoint()});
            break;
        }
        case Command::Kind::Rewind: {
            // A rate that was changed on the way is the one that is shown, and so the next run's from its first step.
            for (const auto& [key, value] : changeableValues(trainer.options())) setValue(initial_.options, key, value);
            // Of a plateau's reductions the session may not have heard yet.
            ++ratesSet_;
            {
                const std::lock_guard lock(mutex_);
                initial_.options.learningRate = rateByHand_;
            }
            if (const auto restored = trainer.restore(initial_); !restored) {
                stopWith(restored.error());
                break;
            }
            {
                const std::lock_guard lock(mutex_);
                points_ = {};
            }
            hasStepped_ = false;
            microscope_ = Microscope();
            seen_ = nullptr;
            lastPublished_ = {};
            publish(trainer);
            tell_(RunRewound{copyCheckpoint()});
            break;
        }
        case Command::Kind::Checkpoint: {
            if (takeCheckpointWish()) tell_(CheckpointTaken{copyCheckpoint()});
            break;
        }
        case Command::Kind::Options: break;
    }
}

TrainingObserver::Answer TrainingWorker::onStep(const StepReport& report, Trainer& trainer) {
    hasStepped_ = true;
    {
        const std::lock_guard lock(mutex_);
        points_.steps.push_back(report);
    }
    lookThroughMicroscope(report, trainer);
    applyChanges(trainer);
    publish(trainer);
    announceData();
    if (takeCheckpointWish()) tell_(CheckpointTaken{copyCheckpoint()});
    return Answer::GoOn;
}

void TrainingWorker::lookThroughMicroscope(const StepReport& report, Trainer& trainer) {
    {
        const std::lock_guard lock(mutex_);
        if (!wanted_.microscope) return microscope_.rest();
    }
    if (microscope_.look(trainer.network(), trainer.batch(), trainer.options().seed, report.step, double{report.loss}))
        seen_ = std::make_shared<const MicroscopeSeries>(microscope_.series());
}

bool TrainingWorker::takeCheckpointWish() {
    const std::lock_guard lock(mutex_);
    return std::exchange(checkpointWanted_, false);
}

void TrainingWorker::onEpoch(const EpochReport& report, Trainer& /*trainer*/) {
    {
        const std::lock_guard lock(mutex_);
        points_.epochs.push_back(report);
    }
    announceData();
}

void TrainingWorker::onRateReduced(float /*before*/, float after, Trainer& /*trainer*/) {
    tell_(RateReduced{after, ratesSet_});
}

void TrainingWorker::onEvaluating(std::int64_t done, std::int64_t total) {
    // Evaluating changes nothing of the run; a long one must not keep a checkpoint waiting.
    if (takeCheckpointWish()) tell_(CheckpointTaken{copyCheckpoint()});
    const auto now = Clock::now();
    if (done < total && now - lastEvaluating_ < pictureInterval) return;
    lastEvaluating_ = now;
    tell_(Evaluating{done, total});
}

void TrainingWorker::applyChanges(Trainer& trainer) {
    OptionValues changes;
    std::optional<StopRules> rules;
    {
        const std::lock_guard lock(mutex_);
        changes = std::exchange(changes_, {});
        ratesSet_ += std::exchange(newRates_, 0);
        rules = std::exchange(stopRules_, {});
    }
    if (rules)
        if (const auto set = trainer.setStopRules(*rules); !set) tell_(RunFailed{set.error()});
    if (changes.empty()) return;
    if (const auto set = trainer.change(changes); !set) tell_(RunFailed{set.error()});
}

void TrainingWorker::publish(Trainer& trainer) {
    const auto now = Clock::now();
    if (now - lastPublished_ < pictureInterval) return;
    SnapshotParts wanted;
    {
        const std::lock_guard lock(mutex_);
        wanted = wanted_;
    }
    if (wanted.empty()) return;
    lastPublished_ = now;
    auto snapshot = std::make_shared<TrainingSnapshot>();
    snapshot->run = run_;
    snapshot->specRevision = specRevision_;
    snapshot->step = trainer.step();
    const Weights& weights = trainer.modelWeights();
    if (wanted.model) {
        snapshot->model = std::make_shared<const Model>(Model{setup_.spec, std::make_shared<const Weights>(weights),
                                                              prepared_.preprocessing, prepared_.classNames});
    } else {
        for (const NodeId node : wanted.weights) {
            const std::span<const float> values = weights.view(node, ParameterRole::Weight);
            snapshot->layerWeights[node].assign(values.begin(), values.end());
        }
    }
    if (wanted.gradients && hasStepped_) snapshot->gradients = gradientMagnitudes(trainer.network());
    if (wanted.microscope) snapshot->microscope = seen_;
    {
        const std::lock_guard lock(mutex_);
        snapshot_ = std::move(snapshot);
    }
    announceData();
}

void TrainingWorker::announceData() {
    {
        const std::lock_guard lock(mutex_);
        if (std::exchange(announced_, true)) return;
    }
    tell_(DataReady{});
}

std::shared_ptr<const Checkpoint> TrainingWorker::copyCheckpoint() const {
    auto checkpoint = std::make_shared<Checkpoint>(prepared_.trainer->checkpoint());
    checkpoint->dataset = setup_.data.name;
    checkpoint->validationCount = setup_.validationCount;
    checkpoint->trainingCount = prepared_.trainingCount;
    return checkpoint;
}

}  // namespace fovea
