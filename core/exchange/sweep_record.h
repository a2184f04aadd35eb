// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/laboratory/run_summary.h"
#include "core/laboratory/sweep.h"

namespace fovea {

/// Everything that a sweep's runs are functions of.
struct SweepStatement {
    Sweep sweep;
    NetworkSpec spec;         ///< which the runs' values change
    TrainingOptions options;  ///< likewise
    std::string dataset;      ///< as DatasetPair::name
    std::int64_t validationCount = 0;
    std::optional<std::int64_t> steps;  ///< in place of options.epochs
};

/// How one of its runs ended.
struct SweepOutcome {
    int number = 1;
    bool diverged = false;
    std::string file;  ///< its project's name in the folder; empty where it diverged before one was written
    std::int64_t steps = 0;
    std::int64_t epochs = 0;
    std::int64_t right = 0;
    std::int64_t images = 0;
    double seconds = 0;
    std::string failure;  ///< why it could not be trained, as a sentence; empty: it was
    friend bool operator==(const SweepOutcome&, const SweepOutcome&) = default;
};

/// What stands in a sweep's folder beside the runs' projects, as `sweep.json`:
/// {"fovea_sweep":1,"statement":{"sweep":"rate=0.1,0.01","data":"builtin","validation":500,"steps":100,"options":{…},"network":{…}},
///  "runs":[{"number":1,"diverged":false,"file":"run-001.fovea","steps":100,"epochs":1,"right":210,"images":500,"seconds":1.5},…]}.
/// A run that could not be trained has "failed":"why" besides.
struct SweepRecord {
    SweepStatement statement;
    std::vector<SweepOutcome> outcomes;  ///< of the runs that ended, ascending by number
};

inline constexpr const char* sweepRecordName = "sweep.json";

/// "run-001.fovea"
std::string sweepFileName(int number);

std::string toText(const SweepRecord& record);
/// Errors: JsonBroken, JsonFieldInvalid.
Result<SweepRecord> sweepRecordFrom(std::string_view text, const std::string& path);
/// That of a folder. Errors: these, FileNotFound, FileNotReadable.
Result<SweepRecord> readSweepRecord(const std::string& folder);
/// Errors: those of writeFileAtomically.
Result<void> writeSweepRecord(const SweepRecord& record, const std::string& folder);

/// Whether runs of the one are runs of the other.
bool sameStatement(const SweepStatement& a, const SweepStatement& b);

/// What a table says of an outcome; the name is the run's settings. Nothing where the run's network isn't sound.
std::optional<RunSummary> summaryOf(const SweepStatement& statement, const SweepOutcome& outcome);
/// The same for many of them: `run` is the outcome's of runsOf(statement.sweep).
std::optional<RunSummary> summaryOf(const SweepStatement& statement, const SweepRun& run, const SweepOutcome& outcome);

}  // namespace fovea
