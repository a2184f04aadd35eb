// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>

#include "core/error.h"
#include "core/network/network.h"
#include "core/training/batch.h"
#include "core/training/checkpoint.h"
#include "core/training/history.h"

namespace fovea {

class Trainer;

/// The witness of a run; called on the trainer's own thread, after the step is complete.
class TrainingObserver {
public:
    enum class Answer { GoOn, Stop };
    virtual ~TrainingObserver() = default;
    virtual Answer onStep(const StepReport& report, Trainer& trainer) = 0;
    virtual void onEpoch(const EpochReport& report, Trainer& trainer) = 0;
    /// After onEpoch() of an epoch with which a plateau has reduced the learning rate that is set.
    virtual void onRateReduced(float /*before*/, float /*after*/, Trainer& /*trainer*/) {}
    /// While a held-out set is evaluated: images done and in all.
    virtual void onEvaluating(std::int64_t /*done*/, std::int64_t /*total*/) {}
};

enum class StopReason { Finished, RuleMet, Observer, StopRequested, Diverged, DataFailed };

struct RunOutcome {
    StopReason reason{};
    std::int64_t step = 0;
    /// Diverged: step, loss, the layer and its tensor that first held a number that isn't finite.
    /// DataFailed: what the source answered; weights and history are those of `step`, and run() goes on from there.
    std::optional<Error> error;
    std::optional<StopFinding> rule;  ///< RuleMet: which, and by what
};

/// The training loop. It owns no thread; run it on one of yours. Stops after any step and goes on
/// from a checkpoint to the same bits.
class Trainer {
public:
    /// `validation` may be null. The Network must have been created for Purpose::Training with at least
    /// training->batchSize() images and options.layers.frozen; labels are below its classCount(). Errors: OptionInvalid, DatasetEmpty,
    /// NetworkInputMismatch.
    static Result<std::unique_ptr<Trainer>> create(std::unique_ptr<Network> network, const TrainingOptions& options,
                                                   std::shared_ptr<BatchSource> training,
                                                   std::shared_ptr<BatchSource> validation);
    ~Trainer();

    /// Goes on from step() until `lastStep` (finished steps, counted from the run's start), a rule of options().stop is
    /// met (at once where it is already), the observer says Stop, a stop is requested, or a batch can't be had. What ends an evaluation under way lets
    /// the next run() repeat it.
    RunOutcome run(std::int64_t lastStep, TrainingObserver& observer, std::stop_token stop);

    std::int64_t step() const;
    /// What the last step was made with; nothing of use before the first.
    const Batch& batch() const;
    std::int64_t stepsPerEpoch() const;
    /// Its weights are those that steps move; see modelWeights().
    Network& network();
    /// What the run gives, and what is validated: the average, where options ask for one and there is one, else the network's.
    const Weights& modelWeights() const;
    /// As long as it lives, the trainer's network has modelWeights(), for whoever tries it between two runs.
    class ModelInUse {
    public:
        explicit ModelInUse(Trainer& trainer);
        ~ModelInUse();
        ModelInUse(const ModelInUse&) = delete;
        ModelInUse& operator=(const ModelInUse&) = delete;

    private:
        Trainer& trainer_;
    };
    const TrainingOptions& options() const;
    const History& history() const;

    /// The rate of the next step, as the schedule makes it of the one that is set.
    float learningRate() const;

    /// Sets numbers that may change while the run goes on, by their keys: all of them or, on an error, none. From the
    /// next step on; logged by step in the checkpoint. Call between steps (from the observer, or while not running).
    /// Error: OptionInvalid.
    Result<void> change(const OptionValues& values);

    /// Other rules of when the run ends; see change(). Error: OptionInvalid.
    Result<void> setStopRules(const StopRules& rules);

    /// Bytes of the states that are kept at the ends of epochs (Checkpoint::kept), see thinEvenly(); 0: none.
    /// No number of the run depends on it.
    void setKeepBudget(std::size_t bytes);
    const KeptStates& kept() const;

    Checkpoint checkpoint() const;
    /// The number of epochs and the stop rules, which no number of a run depends on, stay those that the trainer has.
    /// Errors: ResumeMismatch, for another network's checkpoint too, see computesTheSame().
    Result<void> restore(const Checkpoint& checkpoint);

private:
    struct Impl;
    explicit Trainer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace fovea
