// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "core/training/history.h"
#include "core/training/stop_rules.h"
#include "core/training/weight_averaging.h"

class QObject;

namespace fovea {

class RunController;

/// Where training stands, under way or at rest: what counters, axis and Play must agree on.
struct RunPosition {
    std::int64_t step = 0;            ///< finished ones
    std::int64_t perEpoch = 0;        ///< steps; 0 where it is not known
    int planned = 0;                  ///< epochs that are set
    WeightAveraging averaging;        ///< of the run, which the document's settings may say otherwise
    std::optional<StopFinding> rule;  ///< that has ended it before its last epoch

    double epochsDone() const { return perEpoch > 0 ? double(step) / double(perEpoch) : 0; }
    bool isFinished() const { return rule || (perEpoch > 0 && step >= perEpoch * planned); }
    /// The epoch that is under way, or the one that has just ended; from 1.
    std::int64_t epoch() const;
    /// Finished ones of that epoch.
    std::int64_t batch() const;
    /// Epochs in all: those that are planned, or more where more were trained before.
    std::int64_t epochs() const;
};

RunPosition positionOf(const RunController& run);

/// What Train's charts show: the history of the run, or where none is under way that of the document's weights.
const History& historyOf(const RunController& run);
/// Calls `show` whenever that is another one (prepared, rewound, gone, opened); steps that join it are no other.
void onOtherHistory(RunController& run, QObject* receiver, const std::function<void()>& show);

}  // namespace fovea
