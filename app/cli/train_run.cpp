// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/train_run.h"

#include <QCoreApplication>
#include <chrono>
#include <utility>

#include "app/periodic_save.h"
#include "app/cli/target.h"
#include "app/cli/terminal.h"
#include "app/cli/test_views_argument.h"
#include "app/cli/training_report.h"
#include "app/error_text.h"
#include "app/finding_sentence.h"
#include "app/weights_hash.h"
#include "core/augmentation/test_views.h"
#include "core/exchange/microscope_file.h"
#include "core/exchange/save_over.h"
#include "core/training/evaluate.h"

namespace fovea {
namespace {

struct TrainRunText {
    Q_DECLARE_TR_FUNCTIONS(fovea::TrainVerb)
};

std::int64_t lastStepOf(const ParsedArguments& arguments, const Trainer& trainer) {
    if (const auto steps = arguments.whole(QStringLiteral("--steps"))) return *steps;
    const auto epochs = arguments.whole(QStringLiteral("--epochs")).value_or(trainer.options().epochs);
    return epochs * trainer.stepsPerEpoch();
}

TrainingReport::Style styleFor(const ParsedArguments& arguments) {
    if (arguments.has(QStringLiteral("--json"))) return TrainingReport::Style::Json;
    return onTerminal() ? TrainingReport::Style::Terminal : TrainingReport::Style::Plain;
}

/// --out, and what goes into it.
class OutFile {
public:
    OutFile(const ParsedArguments& arguments, const PreparedTraining& run, const TrainJob& job)
        : path_(arguments.text(QStringLiteral("--out"))),
          wanted_(arguments.has(QStringLiteral("--out"))),
          json_(arguments.has(QStringLiteral("--json"))),
          force_(arguments.has(forceRule().name)),
          known_(job.outBefore),
          run_(run),
          job_(job) {}

    bool isWanted() const { return wanted_; }
    const QString& path() const { return path_; }

    /// False when it was not possible, which is told.
    bool write() {
        if (!wanted_) return true;
        if (!save()) return false;
        if (!json_) printLine(TrainRunText::tr("Wrote “%1”.").arg(path_));
        return true;
    }
    /// While the run goes on: a failure is told once, and tried again the next time.
    void writeMeanwhile() {
        if (!wanted_ || (failed_ && !mayTryAgain())) return;
        failed_ = !save();
        failedAt_ = std::chrono::steady_clock::now();
        savedStep_ = failed_ ? savedStep_ : run_.trainer->step();
    }
    /// Of the last save while it ran; negative: none.
    std::int64_t savedStep() const { return savedStep_; }

private:
    bool mayTryAgain() const { return std::chrono::steady_clock::now() - failedAt_ >= PeriodicSave::usualInterval; }
    bool save() {
        Project project = projectOf(run_, job_.setup.data, job_.setup.validationCount);
        const Project& base = job_.base;
        project.canvasJson = base.canvasJson;
        project.workspacesJson = base.workspacesJson;
        project.notes = base.notes;
        project.unknown = base.unknown;
        project.unknownTensors = base.unknownTensors;
        project.pastRuns = base.pastRuns;
        project.runNumber = base.runNumber;
        project.runName = base.runName;
        project.runNote = base.runNote;
        project.testOpenings = base.testOpenings;
        auto written = saveOver(project);
        // Whoever else writes there has a run of his own, or an edit: both are kept.
        for (int tries = 0; !written && written.error().code == ErrorCode::FileChanged && tries < 100; ++tries) {
            const QString other = freeNameBeside(path_);
            printError(TrainRunText::tr("“%1” was written by another program meanwhile; this run goes to “%2”. With "
                                        "--force it would go over it.")
                           .arg(path_, other));
            path_ = other;
            known_ = std::nullopt;
            written = saveOver(project);
        }
        if (!written) printError(errorText(written.error()));
        return written.hasValue();
    }
    Result<void> saveOver(const Project& project) {
        const std::string file = path_.toStdString();
        const auto written = force_ ? saveProjectStamped(project, file) : saveProjectOver(project, file, known_);
        if (!written) return written.error();
        known_ = *written;
        return {};
    }

    QString path_;
    bool wanted_ = false;
    bool json_ = false;
    bool force_ = false;
    std::optional<FileStamp> known_;
    const PreparedTraining& run_;
    const TrainJob& job_;
    bool failed_ = false;
    std::chrono::steady_clock::time_point failedAt_;
    std::int64_t savedStep_ = -1;
};

/// Passes on what another observer is told, and looks at every layer meanwhile.
class MicroscopeWitness : public TrainingObserver {
public:
    explicit MicroscopeWitness(TrainingObserver& inner) : inner_(inner) {}
    Answer onStep(const StepReport& report, Trainer& trainer) override {
        microscope_.look(trainer.network(), trainer.batch(), trainer.options().seed, report.step, double{report.loss});
        return inner_.onStep(report, trainer);
    }
    void onEpoch(const EpochReport& report, Trainer& trainer) override { inner_.onEpoch(report, trainer); }
    void onRateReduced(float before, float after, Trainer& trainer) override {
        inner_.onRateReduced(before, after, trainer);
    }
    void onEvaluating(std::int64_t done, std::int64_t total) override { inner_.onEvaluating(done, total); }

    const MicroscopeSeries& series() const { return microscope_.series(); }
    Result<void> write(const std::string& path) const { return saveMicroscope(series(), path); }

private:
    TrainingObserver& inner_;
    Microscope microscope_;
};

void tellMicroscope(const MicroscopeSeries& series, const QString& path) {
    if (const auto finding = findingOf(series)) printLine(findingSentence(*finding, {}));
    printLine(TrainRunText::tr("Wrote “%1”.").arg(path));
}

/// What happened, and the way back where an epoch was kept. The file is left as it is.
void tellDivergence(const RunOutcome& outcome, const Trainer& trainer, const OutFile& out) {
    printError(errorText(*outcome.error));
    if (trainer.kept().empty() || out.savedStep() < 0) return;
    printError(
        TrainRunText::tr(
            "“%1” keeps the run up to step %2. Go on from its last good epoch: --resume %1 --from-epoch %3 --lr …")
            .arg(out.path(), QString::number(out.savedStep()), QString::number(trainer.kept().back()->epoch)));
}

void tellWhyStopped(const RunOutcome& outcome) {
    if (outcome.error) {
        printError(errorText(*outcome.error));
        printError(TrainRunText::tr("The data failed; stopped after step %1.").arg(outcome.step));
    } else {
        printError(TrainRunText::tr("Stopped at your request after step %1.").arg(outcome.step));
    }
}

/// The figures on the test images, and the last line.
int testAndFinish(const TrainJob& job, int views, PreparedTraining& run, const RunOutcome& outcome, const QString& hash,
                  TrainingReport& report, std::stop_token stop) {
    const auto test = evaluationBatches(run.test, job.setup.options.batch);
    const auto progress = [&](std::int64_t done, std::int64_t total) { report.onEvaluating(done, total); };
    const Trainer::ModelInUse inUse(*run.trainer);
    const auto evaluation =
        evaluateViews(run.trainer->network(), *test, testViews(views, run.test->shape()), std::move(stop), progress);
    report.finish(outcome, evaluation ? &*evaluation : nullptr, hash);
    if (evaluation || evaluation.error().code == ErrorCode::Cancelled) return ExitDone;
    printError(errorText(evaluation.error()));
    return ExitCouldNot;
}

}  // namespace

int trainAndSave(const ParsedArguments& arguments, const TrainJob& job, PreparedTraining& run, std::stop_token stop) {
    const std::int64_t lastStep = lastStepOf(arguments, *run.trainer);
    TrainingReport report(styleFor(arguments), lastStep);
    OutFile out(arguments, run, job);
    MicroscopeWitness watched(report);
    const QString microscope = arguments.text(QStringLiteral("--microscope"));
    TrainingObserver& inner = microscope.isEmpty() ? static_cast<TrainingObserver&>(report) : watched;
    PeriodicSave saving(inner, [&] { out.writeMeanwhile(); });
    const RunOutcome outcome = run.trainer->run(lastStep, saving, stop);
    report.clearProgress();
    // Of a run that diverged, too: that is when one wants to see it.
    if (!microscope.isEmpty()) {
        if (const auto written = watched.write(microscope.toStdString()); !written) {
            printError(errorText(written.error()));
            return ExitCouldNot;
        }
        if (!arguments.has(QStringLiteral("--json"))) tellMicroscope(watched.series(), microscope);
    }
    const QString hash = weightsHash(job.setup.spec, run.trainer->modelWeights());
    if (outcome.reason == StopReason::Diverged) {
        report.finish(outcome, nullptr, hash);
        tellDivergence(outcome, *run.trainer, out);
        return ExitCouldNot;
    }
    const bool isDone = outcome.reason == StopReason::Finished || outcome.reason == StopReason::RuleMet;
    if (!isDone) tellWhyStopped(outcome);
    // Saved before the test, which a second Ctrl-C may cut short.
    if (!out.write()) return ExitCouldNot;
    if (isDone)
        return testAndFinish(job, viewsOf(arguments), run, outcome, hash, report, std::move(stop));
    if (out.isWanted() && arguments.has(QStringLiteral("--json")))
        printError(TrainRunText::tr("Wrote “%1”.").arg(out.path()));
    report.finish(outcome, nullptr, hash);
    return outcome.error ? ExitCouldNot : ExitDone;
}

}  // namespace fovea
