// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/training_session.h"

#include <QMetaObject>
#include <algorithm>
#include <cmath>
#include <utility>

namespace fovea {

TrainingSession::TrainingSession(QObject* parent)
    : QObject(parent), wants_([this](const SnapshotParts& parts) {
          if (worker_) worker_->setWanted(parts);
      }) {}

TrainingSession::~TrainingSession() { worker_.reset(); }

void TrainingSession::retireWorker() {
    if (!worker_) return;
    std::erase_if(retiring_, [](const std::future<void>& worker) {
        return worker.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    });
    worker_->pause();
    retiring_.push_back(std::async(std::launch::async, [worker = std::move(worker_)]() mutable { worker.reset(); }));
}

void TrainingSession::take(const RunPrepared& event) {
    run_ = event.figures;
    setState(State::Paused);
    Q_EMIT prepared();
    const bool step = std::exchange(stepWhenReady_, false);
    if (std::exchange(playWhenReady_, false)) {
        play();
    } else if (step) {
        stepOnce();
    }
}

void TrainingSession::take(const RunFailed& event) {
    if (state_ == State::Preparing) close();
    Q_EMIT failed(event.error);
}

void TrainingSession::take(const DataReady& /*event*/) { drain(); }

void TrainingSession::take(const RunPaused& event) {
    drain();
    step_ = event.outcome.step;
    if (event.checkpoint) checkpoint_ = event.checkpoint;
    setState(State::Paused);
    if (checkpoint_) {
        Q_EMIT checkpointReady(checkpoint_);
    } else {
        Q_EMIT checkpointMissing();
    }
    if (event.outcome.error) {
        playWhenReady_ = false;
        Q_EMIT failed(*event.outcome.error);
        return;
    }
    if (std::exchange(playWhenReady_, false)) play();
}

/// A rate that was set meanwhile, be it by a rewind, comes behind the reduction, and holds.
void TrainingSession::take(const RateReduced& event) {
    if (event.ratesSet != ratesSet_) return;
    setup_.options.learningRate = event.after;
    Q_EMIT rateReduced(event.after);
}

void TrainingSession::take(const CheckpointTaken& event) {
    checkpoint_ = event.checkpoint;
    Q_EMIT checkpointReady(checkpoint_);
}

void TrainingSession::take(const Evaluating& event) { Q_EMIT evaluating(event.done, event.total); }

void TrainingSession::take(const RunRewound& event) {
    drain();
    history_ = {};
    step_ = 0;
    imagesPerSecond_ = 0;
    checkpoint_ = event.checkpoint;
    setState(State::Paused);
    Q_EMIT rewound();
    Q_EMIT checkpointReady(checkpoint_);
}

void TrainingSession::prepare(TrainingSetup setup, std::uint64_t specRevision, bool thenPlay) {
    retireWorker();
    ++runId_;
    setup_ = std::move(setup);
    epochs_ = setup_.options.epochs;
    playWhenReady_ = thenPlay;
    stepWhenReady_ = false;
    history_ = setup_.resume ? setup_.resume->history : History{};
    step_ = setup_.resume ? setup_.resume->step : 0;
    checkpoint_ = setup_.resume;
    snapshot_ = nullptr;
    imagesPerSecond_ = 0;
    run_ = {};
    setState(State::Preparing);
    // What is told crosses to this object's thread, and is dropped there when its run is over.
    const auto listener = [this, run = runId_](TrainingEvent event) {
        QMetaObject::invokeMethod(
            this,
            [this, run, event = std::move(event)] {
                if (run == runId_ && worker_) {
                    std::visit([this](const auto& what) { take(what); }, event);
                } else {
                    hearLast(run, event);
                }
            },
            Qt::QueuedConnection);
    };
    worker_ = std::make_unique<TrainingWorker>(setup_, runId_, specRevision, listener);
    worker_->setWanted(wants_.all());
    rateByHand_ = setup_.resume ? rateSetByHand(*setup_.resume) : setup_.options.learningRate;
    ratesSet_ = 0;
    if (setup_.resume) {
        const StopRules rules = setup_.options.stop;
        setup_.options = optionsInForce(*setup_.resume);
        setup_.options.epochs = epochs_;
        setup_.options.stop = rules;
    }
}

void TrainingSession::hearLast(std::uint64_t run, const TrainingEvent& event) {
    const auto* paused = std::get_if<RunPaused>(&event);
    const auto found = lastWords_.find(run);
    if (paused == nullptr || found == lastWords_.end()) return;
    const LastWords last = std::move(found->second);
    lastWords_.erase(found);
    if (paused->checkpoint) last(paused->checkpoint);
}

void TrainingSession::close(LastWords last) {
    if (last && worker_ && isActive()) {
        worker_->reportEnd();
        lastWords_[runId_] = std::move(last);
    }
    retireWorker();
    ++runId_;
    playWhenReady_ = false;
    run_ = {};
    snapshot_ = nullptr;
    imagesPerSecond_ = 0;
    setState(State::Empty);
}

void TrainingSession::play() {
    if (state_ == State::Preparing || state_ == State::Pausing) playWhenReady_ = true;
    if (state_ != State::Paused || step_ >= lastStep()) return;
    setState(State::Running);
    worker_->run(lastStep());
}

void TrainingSession::pause() {
    playWhenReady_ = false;
    stepWhenReady_ = false;
    if (state_ != State::Running) return;
    setState(State::Pausing);
    worker_->pause();
}

void TrainingSession::stepOnce() {
    if (state_ == State::Preparing) stepWhenReady_ = true;
    if (state_ != State::Paused) return;
    setState(State::Running);
    worker_->run(step_ + 1);
}

void TrainingSession::rewind() {
    if (state_ == State::Empty || state_ == State::Preparing) return;
    playWhenReady_ = false;  // else a change of the epochs just before would start the run behind its own rewind
    setup_.options.learningRate = rateByHand_;
    ++ratesSet_;
    setState(State::Pausing);
    worker_->rewind();
}

void TrainingSession::setEpochs(int epochs) {
    if (epochs == epochs_) return;
    epochs_ = epochs;
    // The trainer was told its last step; pausing and playing again tells it the new one.
    if (state_ == State::Running) {
        pause();
        playWhenReady_ = true;
    }
}

void TrainingSession::setStopRules(const StopRules& rules) {
    if (rules == setup_.options.stop) return;
    setup_.options.stop = rules;
    if (worker_) worker_->setStopRules(rules);
}

void TrainingSession::changeOptions(const OptionValues& values) {
    if (values.empty()) return;
    for (const auto& [key, value] : values) setValue(setup_.options, key, value);
    if (const auto rate = values.find(learningRateKey); rate != values.end()) {
        rateByHand_ = rate->second;
        ++ratesSet_;
    }
    if (worker_) worker_->changeOptions(values);
}

void TrainingSession::requestCheckpoint() {
    if (worker_ && state_ != State::Preparing) worker_->requestCheckpoint();
}

std::optional<double> TrainingSession::secondsLeft() const {
    if (imagesPerSecond_ <= 0 || run_.stepsPerEpoch <= 0) return std::nullopt;
    const double perStep = double(run_.trainingImages) / double(run_.stepsPerEpoch) / imagesPerSecond_;
    return double(std::max<std::int64_t>(lastStep() - step_, 0)) * perStep;
}

void TrainingSession::setState(State state) {
    if (state == state_) return;
    state_ = state;
    Q_EMIT stateChanged(state);
}

void TrainingSession::drain() {
    const CurvePoints points = worker_->takePoints();
    if (!points.steps.empty()) step_ = points.steps.back().step;
    history_.steps.insert(history_.steps.end(), points.steps.begin(), points.steps.end());
    history_.epochs.insert(history_.epochs.end(), points.epochs.begin(), points.epochs.end());
    measureSpeed(points);
    if (!points.steps.empty() || !points.epochs.empty()) Q_EMIT pointsArrived(points);
    if (const SnapshotPointer snapshot = worker_->takeSnapshot()) {
        snapshot_ = snapshot;
        Q_EMIT snapshotArrived(snapshot_);
    }
}

void TrainingSession::measureSpeed(const CurvePoints& points) {
    constexpr double memory = 0.9;
    for (const StepReport& report : points.steps) {
        if (report.seconds <= 0) continue;
        const double now = report.images / report.seconds;
        imagesPerSecond_ = imagesPerSecond_ > 0 ? memory * imagesPerSecond_ + (1 - memory) * now : now;
    }
}

}  // namespace fovea
