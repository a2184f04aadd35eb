// SPDX-License-Identifier: GPL-3.0-or-later
// The runs that a Document holds beside the present one.
#include <algorithm>
#include <utility>

#include <QByteArray>
#include <QHash>

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
    pastRuns_.push_back({runNumber_, present, trained_.preprocessing, trained_.classNames, std::move(runName_),
                         std::move(runNote_)});
    runName_.clear();
    runNote_.clear();
    for (const PastRun& run : pastRuns_) {
        runNumber_ = std::max(runNumber_, run.number + 1);
    }
    notePastRuns();
}

void Document::leaveRunKeepingWeights() {
    leaveRun();
    TrainedState kept = trained_;
    kept.checkpoint = nullptr;
    restoreTrained(std::move(kept));
}

void Document::exchangeRun(TrainedState trained, int number) {
    leaveRun();
    const auto found = std::ranges::find(pastRuns_, number, &PastRun::number);
    if (found != pastRuns_.end()) {
        const PastRun run = *found;
        pastRuns_.erase(found);
        runNumber_ = run.number;
        runName_ = run.name;
        runNote_ = run.note;
        // It may have gone on until its step had ended.
        const bool isNewer = !trained.checkpoint || trained.checkpoint->step < run.end->step;
        if (isNewer && fitsPastRun(run)) {
            const bool isSame = trained.preprocessing == run.preprocessing;
            trained = {std::shared_ptr<const Weights>(run.end, &run.end->weights), run.end, run.preprocessing,
                       run.classNames, ++lastTrainedId_, isSame ? trained.statedInput : std::nullopt};
        }
        notePastRuns();
    }
    restoreTrained(std::move(trained));
}

void Document::takeEndOfRun(PastRun run, bool isPresent) {
    const auto isNewerThan = [&](const std::shared_ptr<const Checkpoint>& known) {
        return !known || known->step < run.end->step;
    };
    const auto found = std::ranges::find(pastRuns_, run.number, &PastRun::number);
    if (found != pastRuns_.end()) {
        if (isNewerThan(found->end)) {
            run.name = found->name;
            run.note = found->note;
            *found = std::move(run);
            notePastRuns();
        }
        return;
    }
    if (runNumber_ == run.number && isPresent && fitsPastRun(run)) {
        if (isNewerThan(trained_.checkpoint)) {
            setTrained(run.end, run.preprocessing, run.classNames);
        }
        return;
    }
    if (runNumber_ == run.number) {
        run.name = std::exchange(runName_, {});
        run.note = std::exchange(runNote_, {});
    }
    pastRuns_.push_back(std::move(run));
    for (const PastRun& past : pastRuns_) {
        runNumber_ = std::max(runNumber_, past.number + 1);
    }
    notePastRuns();
}

void Document::renameRun(int number, std::string name) {
    if (number == runNumber_) {
        runName_ = std::move(name);
    } else if (const auto found = std::ranges::find(pastRuns_, number, &PastRun::number); found != pastRuns_.end()) {
        found->name = std::move(name);
    }
    notePastRuns();
}

const std::string& Document::noteOfRun(int number) const {
    const PastRun* past = pastRun(number);
    return past != nullptr ? past->note : runNote_;
}

void Document::noteRun(int number, std::string note) {
    if (number == runNumber_) {
        runNote_ = std::move(note);
    } else if (const auto found = std::ranges::find(pastRuns_, number, &PastRun::number); found != pastRuns_.end()) {
        found->note = std::move(note);
    }
    notePastRuns();
}

quint64 Document::runsHash() const {
    std::size_t hash =
        qHashMulti(0, runNumber_, QByteArray::fromStdString(runName_), QByteArray::fromStdString(runNote_));
    for (const PastRun& run : pastRuns_) {
        hash = qHashMulti(hash, run.number, QByteArray::fromStdString(run.name),
                          QByteArray::fromStdString(run.note), qint64{run.end->step});
    }
    return qHashMulti(hash, testOpenings_.size());
}

void Document::noteTestOpening(TestOpening opening) {
    testOpenings_.push_back(opening);
    runs_ = runsHash();
    Q_EMIT testOpeningsChanged();
    noteDirty();
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
    runName_ = run.name;
    runNote_ = run.note;
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
    runs_ = runsHash();
    Q_EMIT pastRunsChanged();
    noteDirty();
}

}  // namespace fovea
