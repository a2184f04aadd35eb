// SPDX-License-Identifier: GPL-3.0-or-later
// The runs that a Document holds beside the present one.
#include <algorithm>
#include <utility>

#include "app/document/document.h"

namespace fovea {

const PastRun* Document::pastRun(int number) const {
    const auto found = std::ranges::find(pastRuns_, number, &PastRun::number);
    return found == pastRuns_.end() ? nullptr : &*found;
}

bool Document::fitsPastRun(const PastRun& run) const {
    return isSound() && run.end->weights.layout && computesTheSame(run.end->spec, spec());
}

void Document::leaveRun() {
    const auto present = trained_.checkpoint;
    if (!present || present->step == 0) {
        return;
    }
    pastRuns_.push_back({runNumber_, present, trained_.preprocessing, trained_.classNames});
    for (const PastRun& run : pastRuns_) {
        runNumber_ = std::max(runNumber_, run.number + 1);
    }
    notePastRuns();
}

void Document::takeUpRun(int number) {
    const auto found = std::ranges::find(pastRuns_, number, &PastRun::number);
    if (found == pastRuns_.end() || !fitsPastRun(*found)) {
        return;
    }
    const PastRun run = *found;
    pastRuns_.erase(found);
    leaveRun();
    runNumber_ = run.number;
    notePastRuns();
    setTrained(run.end, run.preprocessing, run.classNames);
}

void Document::forgetRun(int number) {
    if (std::erase_if(pastRuns_, [&](const PastRun& run) { return run.number == number; }) > 0) {
        notePastRuns();
    }
}

void Document::notePastRuns() {
    thinPastRuns(pastRuns_, trained_.checkpoint.get(), usualKeepBudget);
    ++runs_;
    Q_EMIT pastRunsChanged();
    noteDirty();
}

}  // namespace fovea
