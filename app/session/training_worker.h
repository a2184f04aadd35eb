// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "app/session/snapshot_wants.h"
#include "app/session/training_event.h"
#include "app/session/training_snapshot.h"
#include "app/training_setup.h"
#include "core/training/trainer.h"

namespace fovea {

/// The thread that trains. It takes commands, runs the Trainer and hands out copies; it knows
/// nothing of Qt's objects, only its listener, which it calls on its own thread.
class TrainingWorker : public TrainingObserver {
public:
    TrainingWorker(TrainingSetup setup, std::uint64_t run, std::uint64_t specRevision, TrainingListener listener);
    ~TrainingWorker() override;

    // From the interface's thread; none of these waits.
    void run(std::int64_t lastStep);
    void pause();
    void rewind();
    void requestCheckpoint();
    /// Numbers that may change while the run goes on, by their keys.
    void changeOptions(const OptionValues& values);
    /// What ends the run before its last epoch.
    void setStopRules(const StopRules& rules);
    /// What snapshots carry; none is made while that is nothing.
    void setWanted(SnapshotParts parts);
    /// A run that is under way tells of its end also where that comes by this object's own.
    void reportEnd() { reportsEnd_ = true; }

    CurvePoints takePoints();
    SnapshotPointer takeSnapshot();

    Answer onStep(const StepReport& report, Trainer& trainer) override;
    void onEpoch(const EpochReport& report, Trainer& trainer) override;
    void onRateReduced(float before, float after, Trainer& trainer) override;
    void onEvaluating(std::int64_t done, std::int64_t total) override;

private:
    struct Command {
        enum class Kind { Run, Rewind, Checkpoint, Options } kind;
        std::int64_t lastStep = 0;
    };
    void main(const std::stop_token& quit);
    bool prepare(const std::stop_token& quit);
    /// What an exception leaves behind: the error, and the run as it stands between two steps.
    void stopWith(const Error& error);
    void execute(const Command& command, const std::stop_token& quit);
    void post(Command command);
    void applyChanges(Trainer& trainer);
    void publish(Trainer& trainer);
    void announceData();
    void lookThroughMicroscope(const StepReport& report, Trainer& trainer);
    bool takeCheckpointWish();
    std::shared_ptr<const Checkpoint> copyCheckpoint() const;
    bool hasStepped_ = false;  ///< there are gradients: since the beginning, or a rewind
    std::uint64_t ratesSet_ = 0;  ///< as RateReduced counts them

    TrainingSetup setup_;
    const std::uint64_t run_;
    const std::uint64_t specRevision_;
    const TrainingListener tell_;
    PreparedTraining prepared_;
    Checkpoint initial_;
    std::chrono::steady_clock::time_point lastPublished_;
    std::chrono::steady_clock::time_point lastEvaluating_;

    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<Command> commands_;
    std::stop_source stop_;
    bool checkpointWanted_ = false;
    OptionValues changes_;  ///< not applied yet
    std::uint64_t newRates_ = 0;  ///< how many of them set the learning rate
    float rateByHand_;            ///< what a rewind sets
    std::optional<StopRules> stopRules_;
    CurvePoints points_;
    SnapshotPointer snapshot_;
    bool announced_ = false;
    SnapshotParts wanted_;
    Microscope microscope_;  ///< of the thread that trains alone
    std::shared_ptr<const MicroscopeSeries> seen_;
    std::atomic<bool> reportsEnd_ = false;

    std::jthread thread_;  // last: it ends before what it uses
};

}  // namespace fovea
