// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>

#include <QLockFile>

#include "app/training_setup.h"
#include "core/exchange/sweep_record.h"

namespace fovea {

/// A sweep with what its runs need besides: data, threads and the folder in which each becomes a project.
struct SweepJob {
    SweepStatement statement;
    DatasetPair data;
    int threads = 0;
    Workers::Priority priority = Workers::Priority::Normal;
    std::size_t keepBudget = usualKeepBudget;  ///< of each run; see Trainer::setKeepBudget
    std::string folder;
    std::shared_ptr<QLockFile> lock;  ///< of the folder, from openSweepFolder() on
};

/// Why a folder can't be that of a sweep.
struct SweepRefusal {
    enum class Kind {
        Failed,        ///< `error` says why
        HoldsThis,     ///< the same sweep, and it was not to go on
        HoldsAnother,  ///< another one: `held` is its text where that differs, empty where something else does
        HoldsFiles,    ///< files that are called as its runs or its table would be
        Busy,          ///< another sweep is under way there
        Frozen,        ///< runs begin at initial weights, and layers that are frozen would keep those
    };
    Kind kind = Kind::Failed;
    Error error = ErrorCode::Unexpected;
    std::string held;
};

/// Makes the folder where there is none and reads what a sweep has left in it. With `resume` that must be this one; else there must be none.
/// Writes nothing but the folder and the lock in it, which the job holds from then on; one that a killed program left behind is taken over.
std::variant<SweepRecord, SweepRefusal> openSweepFolder(SweepJob& job, bool resume);
/// The table's name in the folder.
inline constexpr const char* sweepTableName = "sweep.csv";

/// The first of the runs that can't be trained: its number and why. Asked before the first step.
std::optional<std::pair<int, Error>> firstInvalidRun(const SweepStatement& statement);

/// Where a sweep is.
struct SweepPosition {
    int run = 1;  ///< its number
    int runs = 1;
    std::int64_t step = 0;
    std::int64_t lastStep = 0;
};
struct SweepListener {
    std::function<void(const SweepPosition&)> moved;             ///< after each step
    std::function<void(const SweepOutcome&)> ended;              ///< a run did
    std::function<void(const Error&, int run)> saveFailed;  ///< while one goes on; tried again later
};

/// Trains the runs that `record` doesn't have, one after the other, each as prepareTraining() and Trainer make it of its own
/// options: the same bits as `fovea train` gives. Each is saved as a project of its own as it goes and at its end, and the record
/// with it. One that was left in the middle goes on from its last save. A run that diverges, or that is too large for
/// the memory, is recorded as that, and the next begins. False where
/// a stop ended it. Errors: others of prepareTraining(), those of saving, and what the data answers. Nothing that was reached is lost.
Result<bool> runSweep(const SweepJob& job, SweepRecord& record, const SweepListener& listener, std::stop_token stop);

}  // namespace fovea
