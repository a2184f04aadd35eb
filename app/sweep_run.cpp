// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sweep_run.h"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <new>
#include <set>
#include <utility>

#include "app/error_text.h"
#include "app/periodic_save.h"
#include "core/caught_error.h"
#include "core/exchange/project_file.h"
#include "core/laboratory/sweep_text.h"
#include "core/training/layer_training.h"

namespace fovea {

namespace {

namespace fs = std::filesystem;

std::string filePath(const SweepJob& job, int number) { return job.folder + '/' + sweepFileName(number); }

SweepOutcome outcomeOf(int number, const Trainer& trainer, const NetworkSpec& spec) {
    const RunSummary reached = summaryOf(trainer.history(), spec, trainer.options(), {});
    SweepOutcome outcome;
    outcome.number = number;
    outcome.steps = trainer.step();
    outcome.epochs = reached.epochs;
    outcome.right = reached.right;
    outcome.images = reached.images;
    outcome.seconds = reached.seconds;
    return outcome;
}

/// What a run that was left in the middle has saved; null where it begins anew.
std::shared_ptr<const Checkpoint> savedState(const SweepJob& job, const SweepVariant& variant, int number) {
    std::error_code failed;
    if (!fs::exists(filePath(job, number), failed)) return nullptr;
    auto project = loadProject(filePath(job, number));
    if (!project || !project->checkpoint) return nullptr;
    const Checkpoint& saved = *project->checkpoint;
    const bool isIts = saved.options == variant.options && !changedByHand(saved) && saved.dataset == job.data.name &&
                       hasSameImages(saved, job.data) && saved.validationCount == job.statement.validationCount &&
                       computesTheSame(saved.spec, variant.spec);
    return isIts ? std::make_shared<const Checkpoint>(*std::move(project->checkpoint)) : nullptr;
}

/// Errors that are of this run alone: another one of the sweep may well be trained.
bool concernsTheRun(const Error& error) {
    return error.code == ErrorCode::OutOfMemory || error.code == ErrorCode::NetworkInvalid ||
           error.code == ErrorCode::OptionInvalid;
}

/// Tells of each step.
class StepTeller : public TrainingObserver {
public:
    StepTeller(const SweepListener& listener, SweepPosition position) : listener_(listener), position_(position) {}
    Answer onStep(const StepReport& report, Trainer&) override {
        position_.step = report.step;
        if (listener_.moved) listener_.moved(position_);
        return Answer::GoOn;
    }
    void onEpoch(const EpochReport&, Trainer&) override {}

private:
    const SweepListener& listener_;
    SweepPosition position_;
};

/// One run of a sweep, from its preparation to its file.
class RunOfSweep {
public:
    RunOfSweep(const SweepJob& job, const SweepRun& run, const SweepListener& listener)
        : job_(job), run_(run), listener_(listener) {}

    /// Nothing where a stop ended it.
    Result<std::optional<SweepOutcome>> train(int runs, const std::stop_token& stop) {
        const auto variant = variantOf(job_.statement.sweep, run_, job_.statement.spec, job_.statement.options);
        if (!variant) return variant.error();
        TrainingSetup setup;
        setup.spec = variant->spec;
        setup.options = variant->options;
        setup.data = job_.data;
        setup.validationCount = job_.statement.validationCount;
        setup.threads = job_.threads;
        setup.priority = job_.priority;
        setup.keepBudget = job_.keepBudget;
        setup.resume = savedState(job_, *variant, run_.number);
        auto prepared = prepareTraining(setup, stop);
        if (!prepared) {
            if (prepared.error().code == ErrorCode::Cancelled) return std::optional<SweepOutcome>();
            return prepared.error();
        }
        Trainer& trainer = *prepared->trainer;
        const std::int64_t last = job_.statement.steps.value_or(trainer.options().epochs * trainer.stepsPerEpoch());
        StepTeller teller(listener_, {run_.number, runs, trainer.step(), last});
        PeriodicSave saving(teller, [&] {
            const auto saved = save(*prepared);
            if (!saved && listener_.saveFailed) listener_.saveFailed(saved.error(), run_.number);
        });
        const RunOutcome ended = trainer.run(last, saving, stop);
        if (ended.reason == StopReason::Diverged) return std::optional(diverged(trainer));
        if (const auto saved = save(*prepared); !saved) return saved.error();
        if (ended.error) return *ended.error;
        if (ended.reason != StopReason::Finished && ended.reason != StopReason::RuleMet) return std::optional<SweepOutcome>();
        SweepOutcome outcome = outcomeOf(run_.number, trainer, trainer.network().spec());
        outcome.file = sweepFileName(run_.number);
        return std::optional(std::move(outcome));
    }

private:
    Result<void> save(const PreparedTraining& prepared) const {
        Project project = projectOf(prepared, job_.data, job_.statement.validationCount);
        project.runName = runText(job_.statement.sweep, run_);
        return saveProject(project, filePath(job_, run_.number));
    }
    SweepOutcome diverged(Trainer& trainer) const {
        SweepOutcome outcome = outcomeOf(run_.number, trainer, trainer.network().spec());
        outcome.diverged = true;
        std::error_code failed;
        if (fs::exists(filePath(job_, run_.number), failed)) outcome.file = sweepFileName(run_.number);
        return outcome;
    }

    const SweepJob& job_;
    const SweepRun& run_;
    const SweepListener& listener_;
};

/// train(), where no memory is left as an error like the others.
Result<std::optional<SweepOutcome>> trained(RunOfSweep run, int runs, const std::stop_token& stop) {
    try {
        return run.train(runs, stop);
    } catch (const std::bad_alloc&) {
        return errorOf(std::current_exception());
    }
}

}  // namespace

std::variant<SweepRecord, SweepRefusal> openSweepFolder(SweepJob& job, bool resume) {
    using Kind = SweepRefusal::Kind;
    if (freezesAny(job.statement.options.layers, job.statement.spec))
        return SweepRefusal{Kind::Frozen, ErrorCode::Unexpected, {}};
    std::error_code failed;
    fs::create_directories(job.folder, failed);
    if (failed || !fs::is_directory(job.folder, failed))
        return SweepRefusal{Kind::Failed, {ErrorCode::FileNotWritable, {job.folder, failed.message()}}, {}};
    auto lock = std::make_shared<QLockFile>(QString::fromStdString(job.folder + "/sweep.lock"));
    lock->setStaleLockTime(0);  // a program that is gone holds nothing; one that is there does, however old
    // A folder that can't be written into is told of by whoever writes first.
    if (!lock->tryLock() && lock->error() == QLockFile::LockFailedError)
        return SweepRefusal{Kind::Busy, ErrorCode::Unexpected, {}};
    auto record = readSweepRecord(job.folder);
    if (record) {
        if (!sameStatement(record->statement, job.statement)) {
            const std::string held = sweepText(record->statement.sweep);
            return SweepRefusal{Kind::HoldsAnother, ErrorCode::Unexpected,
                                held == sweepText(job.statement.sweep) ? std::string() : held};
        }
        if (!resume) return SweepRefusal{Kind::HoldsThis, ErrorCode::Unexpected, {}};
        job.lock = std::move(lock);
        return *std::move(record);
    }
    if (record.error().code != ErrorCode::FileNotFound) return SweepRefusal{Kind::Failed, record.error(), {}};
    for (const SweepRun& run : runsOf(job.statement.sweep))
        if (fs::exists(filePath(job, run.number), failed))
            return SweepRefusal{Kind::HoldsFiles, ErrorCode::Unexpected, sweepFileName(run.number)};
    if (fs::exists(job.folder + '/' + sweepTableName, failed))
        return SweepRefusal{Kind::HoldsFiles, ErrorCode::Unexpected, sweepTableName};
    job.lock = std::move(lock);
    return SweepRecord{job.statement, {}};
}

std::optional<std::pair<int, Error>> firstInvalidRun(const SweepStatement& statement) {
    std::set<double> soundWidths;
    for (SweepRun& run : runsOf(statement.sweep)) {
        std::optional<double> width;
        for (std::size_t i = 0; i < run.values.size(); ++i) {
            if (statement.sweep.axes[i].quantity != SweepQuantity::Width) continue;
            width = run.values[i];
            // Once is enough: shapes are what takes time.
            if (soundWidths.contains(*width)) run.values[i] = 1;
        }
        if (const auto variant = variantOf(statement.sweep, run, statement.spec, statement.options); !variant)
            return std::pair(run.number, variant.error());
        if (width) soundWidths.insert(*width);
    }
    return std::nullopt;
}

Result<bool> runSweep(const SweepJob& job, SweepRecord& record, const SweepListener& listener, std::stop_token stop) {
    const std::vector<SweepRun> runs = runsOf(job.statement.sweep);
    // It says whose files these are, before there is the first.
    if (const auto written = writeSweepRecord(record, job.folder); !written) return written.error();
    for (const SweepRun& run : runs) {
        if (std::ranges::find(record.outcomes, run.number, &SweepOutcome::number) != record.outcomes.end()) continue;
        if (stop.stop_requested()) return false;
        auto outcome = trained(RunOfSweep(job, run, listener), static_cast<int>(runs.size()), stop);
        if (!outcome && concernsTheRun(outcome.error()))
            outcome =
                std::optional(SweepOutcome{.number = run.number, .failure = errorText(outcome.error()).toStdString()});
        if (!outcome) return outcome.error();
        if (!*outcome) return false;
        record.outcomes.push_back(**outcome);
        std::ranges::sort(record.outcomes, {}, &SweepOutcome::number);
        if (const auto written = writeSweepRecord(record, job.folder); !written) return written.error();
        if (listener.ended) listener.ended(**outcome);
    }
    return true;
}

}  // namespace fovea
