// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <chrono>
#include <string>

#include "app/cli/terminal.h"
#include "core/training/trainer.h"

namespace fovea {

/// Writes a run as it goes: JSON lines, or a progress line on a terminal, or plain lines.
class TrainingReport final : public TrainingObserver {
public:
    enum class Style { Json, Terminal, Plain };

    TrainingReport(Style style, std::int64_t lastStep);

    Answer onStep(const StepReport& report, Trainer& trainer) override;
    void onEpoch(const EpochReport& report, Trainer& trainer) override;
    void onRateReduced(float before, float after, Trainer& trainer) override;
    void onEvaluating(std::int64_t done, std::int64_t total) override;

    /// Wall time since the report began.
    double seconds() const;
    /// The last line. Test figures are left out where `test` is null, as after an interruption.
    void finish(const RunOutcome& outcome, const Evaluation* test, const QString& weightsSha256);
    void clearProgress() { line_.clear(); }

private:
    QString stepText(const StepReport& report, const Trainer& trainer) const;

    Style style_;
    std::int64_t lastStep_;
    std::int64_t firstStep_ = -1;
    double imagesPerSecond_ = 0;  ///< smoothed over steps
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point shown_{};
    ProgressLine line_;
};

/// A step's line under --json; a loss that isn't finite is null. Written directly, with as few digits as tell a float
/// from its neighbours: 0.6 µs where an object takes 2.8, of the 150 µs that a step of the linear network takes.
std::string stepJson(const StepReport& report, double imagesPerSecond);

}  // namespace fovea
