// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <cstdint>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "app/session/training_snapshot.h"
#include "app/session/training_worker.h"

namespace fovea {

/// A run as the window sees it: it takes wishes (play, pause, one step, rewind), owns the thread
/// that trains and delivers on the interface's thread what arrives from there. Nothing here waits;
/// a worker that is given up ends its step on the side. Only the destructor waits for it.
class TrainingSession : public QObject {
    Q_OBJECT

public:
    enum class State {
        Empty,      ///< no run
        Preparing,  ///< data is split, network is built
        Paused,     ///< ready, at any step
        Running,
        Pausing,  ///< pause was asked for; the step, or the evaluation, is being finished
    };
    Q_ENUM(State)

    explicit TrainingSession(QObject* parent = nullptr);
    ~TrainingSession() override;

    /// Drops the present run and prepares a new one. `thenPlay` starts it as soon as it is ready.
    void prepare(TrainingSetup setup, std::uint64_t specRevision, bool thenPlay);
    using LastWords = std::function<void(std::shared_ptr<const Checkpoint>)>;
    /// Ends the run and its thread. Where it is under way, `last` gets what it reached as soon as its step has ended.
    void close(LastWords last = {});

    /// Snapshots carry it for as long as the token is held.
    [[nodiscard]] SnapshotWants::Token want(SnapshotParts parts) { return wants_.add(std::move(parts)); }

    State state() const { return state_; }
    bool isActive() const { return state_ == State::Running || state_ == State::Pausing; }
    /// Figures of the run; valid from prepared() on.
    const RunFigures& run() const { return run_; }
    /// Its options are those in force.
    const TrainingSetup& setup() const { return setup_; }
    /// The learning rate that was last set by hand, see rateSetByHand().
    float rateByHand() const { return rateByHand_; }
    /// What was asked for while the run is being prepared.
    bool willPlay() const { return playWhenReady_; }
    bool willStep() const { return stepWhenReady_; }
    std::int64_t step() const { return step_; }
    std::int64_t lastStep() const { return std::int64_t{epochs_} * run_.stepsPerEpoch; }
    int epochs() const { return epochs_; }
    /// What ends the run before its last epoch, where that is so.
    std::optional<StopFinding> ruleMet() const { return stopOf(setup_.options.stop, history_); }
    bool isFinished() const { return state_ == State::Paused && (step_ >= lastStep() || ruleMet()); }
    const History& history() const { return history_; }
    const std::shared_ptr<const Checkpoint>& checkpoint() const { return checkpoint_; }
    /// The run's last one; null where there is none.
    const SnapshotPointer& snapshot() const { return snapshot_; }
    /// Smoothed over the last steps; 0 before the first.
    double imagesPerSecond() const { return imagesPerSecond_; }
    /// Of the steps that are left, at the present speed; nullopt when unknown.
    std::optional<double> secondsLeft() const;

public Q_SLOTS:
    void play();
    void pause();
    void stepOnce();
    /// Back to the initial weights; stays paused.
    void rewind();
    void setEpochs(int epochs);
    void setStopRules(const fovea::StopRules& rules);
    /// Numbers that may change while the run goes on, by their keys.
    void changeOptions(const fovea::OptionValues& values);
    /// A copy of the whole state, without pausing; answered by checkpointReady or checkpointMissing.
    void requestCheckpoint();

Q_SIGNALS:
    void stateChanged(fovea::TrainingSession::State state);
    void prepared();
    void pointsArrived(const fovea::CurvePoints& points);
    void snapshotArrived(fovea::SnapshotPointer snapshot);
    void evaluating(qint64 done, qint64 total);
    void checkpointReady(std::shared_ptr<const fovea::Checkpoint> checkpoint);
    /// The run is paused, and there was no memory for its first checkpoint.
    void checkpointMissing();
    /// A plateau has reduced the learning rate that is set.
    void rateReduced(float rate);
    /// All curves start anew.
    void rewound();
    /// The run stopped by divergence or since data failed, and is paused with what it reached; or it could not be
    /// prepared.
    void failed(const fovea::Error& error);

private:
    void take(const RunPrepared& event);
    void take(const RunFailed& event);
    void take(const DataReady& event);
    void take(const RunPaused& event);
    void take(const RateReduced& event);
    void take(const CheckpointTaken& event);
    void take(const Evaluating& event);
    void take(const RunRewound& event);
    void setState(State state);
    void retireWorker();
    void hearLast(std::uint64_t run, const TrainingEvent& event);
    void drain();
    void measureSpeed(const CurvePoints& points);

    TrainingSetup setup_;
    RunFigures run_;
    State state_ = State::Empty;
    std::uint64_t runId_ = 0;
    std::int64_t step_ = 0;
    int epochs_ = 10;
    float rateByHand_ = 0;
    std::uint64_t ratesSet_ = 0;  ///< as RateReduced counts them
    bool playWhenReady_ = false;
    bool stepWhenReady_ = false;
    double imagesPerSecond_ = 0;
    History history_;
    std::shared_ptr<const Checkpoint> checkpoint_;
    SnapshotPointer snapshot_;
    SnapshotWants wants_;
    std::unique_ptr<TrainingWorker> worker_;
    std::map<std::uint64_t, LastWords> lastWords_;  ///< of runs that were closed while they were under way
    std::vector<std::future<void>> retiring_;       ///< workers on their way out
};

}  // namespace fovea
