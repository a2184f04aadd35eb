// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <functional>

#include "core/training/trainer.h"

namespace fovea {

/// Passes on what another observer is told, and saves after each epoch and whenever `interval` has passed, so
/// that a run that is killed has lost no more. Where epochs are shorter than ten times what the last save took,
/// some go by without one: a long list of kept epochs must not slow the training down.
class PeriodicSave : public TrainingObserver {
public:
    /// Short enough that a long step and the writing still fit into a minute.
    static constexpr std::chrono::seconds usualInterval{45};

    PeriodicSave(TrainingObserver& inner, std::function<void()> save,
                 std::chrono::milliseconds interval = usualInterval)
        : inner_(inner), save_(std::move(save)), interval_(interval) {}

    Answer onStep(const StepReport& report, Trainer& trainer) override {
        const Answer answer = inner_.onStep(report, trainer);
        saveWhenDue(interval_);
        return answer;
    }
    void onEpoch(const EpochReport& report, Trainer& trainer) override {
        inner_.onEpoch(report, trainer);
        saveWhenDue(std::min<Clock::duration>(10 * cost_, interval_));
    }
    void onRateReduced(float before, float after, Trainer& trainer) override {
        inner_.onRateReduced(before, after, trainer);
    }
    /// A long evaluation changes nothing of the run, but what was trained before it may be unsaved still.
    void onEvaluating(std::int64_t done, std::int64_t total) override {
        inner_.onEvaluating(done, total);
        saveWhenDue(interval_);
    }

private:
    using Clock = std::chrono::steady_clock;
    void saveWhenDue(Clock::duration rest) {
        const auto start = Clock::now();
        if (start - saved_ < rest) return;
        save_();
        saved_ = Clock::now();
        cost_ = saved_ - start;
    }

    TrainingObserver& inner_;
    std::function<void()> save_;
    std::chrono::milliseconds interval_;
    Clock::time_point saved_ = Clock::now();
    Clock::duration cost_{};  ///< of the last save
};

}  // namespace fovea
