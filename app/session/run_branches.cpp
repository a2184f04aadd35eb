// SPDX-License-Identifier: GPL-3.0-or-later
// How a RunController goes back to a snapshot, or to another run.
#include <algorithm>

#include "app/commands/change_settings.h"
#include "app/session/run_controller.h"

namespace fovea {

double stepsInAnEpoch(const History& history, double known) {
    double perEpoch = known;
    if (perEpoch <= 0) {
        for (const EpochReport& report : history.epochs) {
            if (report.epoch > 0) perEpoch = double(report.step) / double(report.epoch);
        }
    }
    return perEpoch > 0 ? perEpoch : std::max(double(history.steps.size()), 1.0);
}

void RunController::branchFrom(int run, std::int64_t step) {
    whenOpen_ = WhenOpen::Nothing;
    session_.pause();
    whenDocumentIsFresh([this, run, step] { branch(run, step); });
}

void RunController::branch(int run, std::int64_t step) {
    const bool isPresent = run == document_.runNumber();
    const TrainedState trained = document_.trained();
    const PastRun* past = isPresent ? nullptr : document_.pastRun(run);
    const PastRun from =
        past != nullptr ? *past : PastRun{run, trained.checkpoint, trained.preprocessing, trained.classNames};
    if ((!isPresent && past == nullptr) || !from.end || !document_.fitsPastRun(from)) return;
    if (step == from.end->step) {
        if (isPresent) return;
        dropRun();
        document_.takeUpRun(run);
        takeOverOptions(*from.end);
        Q_EMIT notified(tr("Back at the end of run %1.").arg(run));
        return;
    }
    const auto state = std::ranges::find(from.end->kept, step, [](const auto& kept) { return kept->step; });
    if (state == from.end->kept.end()) return;
    const auto next = std::make_shared<const Checkpoint>(rewound(*from.end, **state));
    const auto epoch = (*state)->epoch;
    dropRun();
    document_.leaveRun();
    document_.setTrained(next, from.preprocessing, from.classNames);
    takeOverOptions(*next);
    Q_EMIT notified(tr("Back after epoch %1 of run %2. Training goes on from there as run %3.")
                        .arg(epoch)
                        .arg(run)
                        .arg(document_.runNumber()));
}

/// With what was in force then; where the run ends stays as it is set.
void RunController::takeOverOptions(const Checkpoint& checkpoint) {
    RunSettings settings = document_.settings();
    const int epochs = settings.options.epochs;
    const StopRules rules = settings.options.stop;
    settings.options = optionsInForce(checkpoint);
    settings.options.epochs = epochs;
    settings.options.stop = rules;
    if (settings != document_.settings())
        document_.undoStack().push(new ChangeSettings(document_, std::move(settings), tr("Settings of the run")));
}

std::shared_ptr<const KeptState> RunController::lastGood() const {
    const auto& checkpoint = document_.trained().checkpoint;
    return checkpoint && !checkpoint->kept.empty() ? checkpoint->kept.back() : nullptr;
}

void RunController::toInitialWeights() {
    // What plateaus have left of the rate is no choice of anyone's: the next run begins with the one that was set. One that
    // was set after the run's last state stays.
    const float shown = document_.settings().options.learningRate;
    if (const auto byHand = rateByHand()) {
        if (session_.setup().options.learningRate == shown) setLearningRate(*byHand);
    } else if (const auto& run = document_.trained().checkpoint; run && optionsInForce(*run).learningRate == shown) {
        setLearningRate(rateSetByHand(*run));
    }
    document_.leaveRun();
    document_.clearTrained();
    if (runFits()) {
        session_.rewind();
    } else {
        dropRun();
    }
    Q_EMIT notified(tr("Rewound to the initial weights."));
}

}  // namespace fovea
