// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "app/session/training_snapshot.h"
#include "app/training_setup.h"
#include "core/training/trainer.h"

namespace fovea {

/// The thread that trains. It takes commands, runs the Trainer and hands out copies; it knows
/// nothing of Qt's objects, only the callbacks below, which it calls on its own thread.
class TrainingWorker : public TrainingObserver {
public:
    struct Prepared {
        std::int64_t stepsPerEpoch = 0;
        Preprocessing preprocessing;
        std::vector<std::string> classNames;
        std::int64_t trainingImages = 0;
        std::int64_t validationImages = 0;
        std::int64_t testImages = 0;
        int threads = 0;
    };
    struct Callbacks {
        std::function<void(Prepared)> prepared;
        std::function<void(Error)> failed;
        /// Something lies ready for takePoints() or takeSnapshot(). Called once until they are called.
        std::function<void()> dataReady;
        std::function<void(RunOutcome, std::shared_ptr<const Checkpoint>)> paused;
        std::function<void(std::shared_ptr<const Checkpoint>)> checkpoint;
        std::function<void(std::int64_t, std::int64_t)> evaluating;
        std::function<void(std::shared_ptr<const Checkpoint>)> rewound;
    };

    TrainingWorker(TrainingSetup setup, std::uint64_t run, std::uint64_t specRevision, Callbacks callbacks);
    ~TrainingWorker() override;

    // From the interface's thread; none of these waits.
    void run(std::int64_t lastStep);
    void pause();
    void rewind();
    void requestCheckpoint();
    void setRate(std::optional<float> learningRate, std::optional<float> weightDecay);
    void setWanted(bool model, bool gradients);

    CurvePoints takePoints();
    SnapshotPointer takeSnapshot();

    Answer onStep(const StepReport& report, Trainer& trainer) override;
    void onEpoch(const EpochReport& report, Trainer& trainer) override;
    void onEvaluating(std::int64_t done, std::int64_t total) override;

private:
    struct Command {
        enum class Kind { Run, Rewind, Checkpoint, Rates } kind;
        std::int64_t lastStep = 0;
    };
    void main(const std::stop_token& quit);
    bool prepare();
    /// What a shortage of memory leaves behind: the fault, and the run as it stands between two steps.
    void tellOutOfMemory();
    void execute(const Command& command, const std::stop_token& quit);
    void post(Command command);
    void applyRates(Trainer& trainer);
    void publish(Trainer& trainer);
    void announceData();
    bool takeCheckpointWish();
    std::shared_ptr<const Checkpoint> copyCheckpoint() const;
    bool hasStepped_ = false;  ///< there are gradients: since the beginning, or a rewind

    TrainingSetup setup_;
    const std::uint64_t run_;
    const std::uint64_t specRevision_;
    const Callbacks callbacks_;
    PreparedTraining prepared_;
    Checkpoint initial_;
    std::chrono::steady_clock::time_point lastPublished_;
    std::chrono::steady_clock::time_point lastEvaluating_;

    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<Command> commands_;
    std::stop_source stop_;
    bool checkpointWanted_ = false;
    std::optional<float> rate_;
    std::optional<float> decay_;
    CurvePoints points_;
    SnapshotPointer snapshot_;
    bool announced_ = false;
    std::atomic<bool> modelWanted_ = true;
    std::atomic<bool> gradientsWanted_ = false;

    std::jthread thread_;  // last: it ends before what it uses
};

}  // namespace fovea
