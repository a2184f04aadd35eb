// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/error.h"
#include "core/network/weights.h"
#include "core/training/trainer.h"

namespace fovea {

/// What is known of a run once it is prepared.
struct RunFigures {
    std::int64_t stepsPerEpoch = 0;
    Preprocessing preprocessing;
    std::vector<std::string> classNames;
    std::int64_t trainingImages = 0;
    std::int64_t validationImages = 0;
    std::int64_t testImages = 0;
    int threads = 0;
};

// What the thread that trains has to say, in the order in which it happened.

struct RunPrepared {
    RunFigures figures;
};
struct RunFailed {
    Error error;
};
/// Something lies ready for takePoints() or takeSnapshot(). Said once until they are called.
struct DataReady {};
struct RunPaused {
    RunOutcome outcome;
    std::shared_ptr<const Checkpoint> checkpoint;  ///< null: there was no memory for one
};
/// A plateau has reduced the learning rate that is set.
struct RateReduced {
    float after = 0;
    std::uint64_t ratesSet = 0;  ///< how many rates had been set by hand by then, those that rewinding sets counted
};
struct CheckpointTaken {
    std::shared_ptr<const Checkpoint> checkpoint;
};
struct Evaluating {
    std::int64_t done = 0;
    std::int64_t total = 0;
};
struct RunRewound {
    std::shared_ptr<const Checkpoint> checkpoint;
};

using TrainingEvent =
    std::variant<RunPrepared, RunFailed, DataReady, RunPaused, RateReduced, CheckpointTaken, Evaluating, RunRewound>;
/// Called on the thread that trains.
using TrainingListener = std::function<void(TrainingEvent)>;

}  // namespace fovea
