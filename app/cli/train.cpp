// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <chrono>
#include <limits>

#include "app/cli/data_argument.h"
#include "app/cli/interrupt.h"
#include "app/cli/network_argument.h"
#include "app/cli/periodic_save.h"
#include "app/cli/terminal.h"
#include "app/cli/training_report.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "app/training_setup.h"
#include "app/weights_hash.h"
#include "datasets/views/batches.h"

namespace fovea {
namespace {

struct TrainVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::TrainVerb)
};

/// A sentence and the exit status that goes with it.
struct Refusal {
    QString sentence;
    int status = ExitCouldNot;
};
template <class T>
using Outcome = std::variant<T, Refusal>;

/// A run, and what of a project goes into --out beside it: of the file that it goes on from.
struct TrainJob {
    TrainingSetup setup;
    Project base;
};

Refusal refusal(const Error& error) { return {errorText(error), ExitCouldNot}; }

/// Sets what was given by hand.
void applyOptions(const ParsedArguments& arguments, TrainingOptions& options) {
    if (arguments.has(QStringLiteral("--optimizer")))
        options.optimizer = arguments.text(QStringLiteral("--optimizer")) == QStringLiteral("adam")
                                ? OptimizerKind::Adam
                                : OptimizerKind::Sgd;
    if (const auto value = arguments.whole(QStringLiteral("--batch"))) options.batch = static_cast<int>(*value);
    if (const auto value = arguments.real(QStringLiteral("--momentum"))) options.momentum = static_cast<float>(*value);
    if (const auto value = arguments.real(QStringLiteral("--lr"))) options.learningRate = static_cast<float>(*value);
    if (const auto value = arguments.real(QStringLiteral("--weight-decay")))
        options.weightDecay = static_cast<float>(*value);
    if (const auto value = arguments.whole(QStringLiteral("--seed"))) options.seed = static_cast<std::uint64_t>(*value);
    if (const auto value = arguments.whole(QStringLiteral("--epochs"))) options.epochs = static_cast<int>(*value);
}

/// A run of hours must not end at a file that can't be written.
std::optional<Refusal> checkOut(const ParsedArguments& arguments) {
    if (!arguments.has(QStringLiteral("--out"))) return std::nullopt;
    const QFileInfo out(arguments.text(QStringLiteral("--out")));
    const QFileInfo folder(out.absolutePath());
    if (!folder.isDir()) return refusal({ErrorCode::FolderNotFound, {out.absolutePath().toStdString()}});
    if (out.isDir()) return refusal({ErrorCode::TargetIsFolder, {out.filePath().toStdString()}});
    if (!folder.isWritable()) return refusal({ErrorCode::FolderReadOnly, {out.filePath().toStdString()}});
    return std::nullopt;
}

/// --from-epoch: the state that was kept there; the run that is left stays in the file.
std::optional<Refusal> branchFrom(std::int64_t epoch, const QString& file, Project& project) {
    const Checkpoint& run = *project.checkpoint;
    const auto state = std::ranges::find(run.kept, epoch, [](const auto& kept) { return kept->epoch; });
    if (state == run.kept.end()) {
        QStringList epochs;
        for (const auto& kept : run.kept) epochs << QString::number(kept->epoch);
        return Refusal{epochs.isEmpty()
                           ? TrainVerb::tr("“%1” keeps no epochs to go back to. Leave out --from-epoch.").arg(file)
                           : TrainVerb::tr("“%1” keeps no epoch %2. It keeps: %3.")
                                 .arg(file, QString::number(epoch), epochs.join(QStringLiteral(", "))),
                       ExitCouldNot};
    }
    const auto left = std::make_shared<const Checkpoint>(run);
    project.pastRuns.push_back({project.runNumber, left, project.preprocessing, project.classNames});
    for (const PastRun& past : project.pastRuns) project.runNumber = std::max(project.runNumber, past.number + 1);
    project.checkpoint = rewound(*left, **state);
    thinPastRuns(project.pastRuns, &*project.checkpoint, usualKeepBudget);
    return std::nullopt;
}

/// Fills in the checkpoint of --resume. The file's options win; a different network is a wrong usage.
std::optional<Refusal> resumeFrom(const QString& file, const ParsedArguments& arguments, TrainJob& job) {
    TrainingSetup& setup = job.setup;
    auto project = loadProject(file.toStdString());
    if (!project) return refusal(project.error());
    if (!project->checkpoint)
        return refusal({ErrorCode::ResumeMismatch,
                        {file.toStdString(), TrainVerb::tr("it holds no training state").toStdString()}});
    if (project->spec != setup.spec)
        return Refusal{TrainVerb::tr("“%1” holds another network than “%2”. Give the network that it was trained with, "
                                     "or the file itself.")
                           .arg(file, arguments.positional.front()),
                       ExitUsage};
    if (const auto epoch = arguments.whole(QStringLiteral("--from-epoch")))
        if (auto problem = branchFrom(*epoch, file, *project)) return problem;
    setup.resume = std::move(project->checkpoint);
    job.base = std::move(*project);
    setup.options = setup.resume->options;
    setup.validationCount = setup.resume->validationCount;
    for (const char* name : {"--batch", "--optimizer", "--momentum", "--seed", "--validation"}) {
        if (arguments.has(QString::fromLatin1(name)))
            printError(
                TrainVerb::tr("%1 is taken from “%2”, since the run goes on.").arg(QString::fromLatin1(name), file));
    }
    if (setup.resume->dataset != setup.data.name)
        printError(
            TrainVerb::tr("“%1” was trained on %2 so far and goes on with %3.")
                .arg(file, QString::fromStdString(setup.resume->dataset), QString::fromStdString(setup.data.name)));
    if (setup.resume->build != buildId())
        printError(
            TrainVerb::tr("“%1” was written by another build (%2; this is %3), so the same bits are not promised.")
                .arg(file, QString::fromStdString(setup.resume->build), QString::fromStdString(buildId())));
    return std::nullopt;
}

Outcome<TrainJob> setupFor(const ParsedArguments& arguments, std::stop_token stop) {
    const bool json = arguments.has(QStringLiteral("--json"));
    auto data = openData(arguments.text(QStringLiteral("--data")), json, std::move(stop));
    if (!data) return Refusal{dataErrorText(data.error()), ExitCouldNot};

    const QString& name = arguments.positional.front();
    const bool classic = findInCatalogue(name.toStdString()) != nullptr;
    auto network = resolveNetwork(name, classic ? std::optional(data->training->shape()) : std::nullopt,
                                  static_cast<int>(data->training->classNames().size()));
    if (!network) return Refusal{networkErrorText(network.error()), ExitCouldNot};
    if (const QString problems = problemsText(network->spec); !problems.isEmpty())
        return Refusal{TrainVerb::tr("This network can't be trained.\n%1").arg(problems), ExitCouldNot};

    TrainJob job;
    TrainingSetup& setup = job.setup;
    setup.data = *std::move(data);
    setup.options = recipeOf(*network);
    setup.spec = std::move(network->spec);
    applyOptions(arguments, setup.options);
    setup.validationCount =
        arguments.whole(QStringLiteral("--validation")).value_or(defaultValidationCount(setup.data));
    setup.threads = static_cast<int>(arguments.whole(QStringLiteral("--threads")).value_or(0));
    if (const auto megabytes = arguments.whole(QStringLiteral("--keep")))
        setup.keepBudget = static_cast<std::size_t>(*megabytes) << 20;
    if (arguments.has(QStringLiteral("--resume")))
        if (auto problem = resumeFrom(arguments.text(QStringLiteral("--resume")), arguments, job)) return *problem;
    return job;
}

/// A learning rate or decay given by hand holds for the rest of a resumed run.
Result<void> changeOptions(const ParsedArguments& arguments, Trainer& trainer) {
    if (!arguments.has(QStringLiteral("--resume"))) return {};
    if (const auto rate = arguments.real(QStringLiteral("--lr"))) {
        if (static_cast<float>(*rate) != trainer.options().learningRate)
            if (const auto changed = trainer.setLearningRate(static_cast<float>(*rate)); !changed) return changed;
    }
    if (const auto decay = arguments.real(QStringLiteral("--weight-decay"))) {
        if (static_cast<float>(*decay) != trainer.options().weightDecay)
            if (const auto changed = trainer.setWeightDecay(static_cast<float>(*decay)); !changed) return changed;
    }
    return {};
}

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
          run_(run),
          job_(job) {}

    bool isWanted() const { return wanted_; }
    const QString& path() const { return path_; }

    /// False when it was not possible, which is told.
    bool write() const {
        if (!wanted_) return true;
        if (!save()) return false;
        if (!json_) printLine(TrainVerb::tr("Wrote “%1”.").arg(path_));
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
    bool save() const {
        Project project = projectOf(run_, job_.setup.data, job_.setup.validationCount);
        const Project& base = job_.base;
        project.canvasJson = base.canvasJson;
        project.notes = base.notes;
        project.unknown = base.unknown;
        project.unknownTensors = base.unknownTensors;
        project.pastRuns = base.pastRuns;
        project.runNumber = base.runNumber;
        const auto written = saveProject(project, path_.toStdString());
        if (!written) printError(errorText(written.error()));
        return written.hasValue();
    }

    QString path_;
    bool wanted_ = false;
    bool json_ = false;
    const PreparedTraining& run_;
    const TrainJob& job_;
    bool failed_ = false;
    std::chrono::steady_clock::time_point failedAt_;
    std::int64_t savedStep_ = -1;
};

/// What happened, and the way back where an epoch was kept. The file is left as it is.
void tellDivergence(const RunOutcome& outcome, const Trainer& trainer, const OutFile& out) {
    printError(errorText(outcome.divergence.value_or(
        Error{ErrorCode::Diverged, {outcome.step, std::numeric_limits<double>::quiet_NaN(), std::string()}})));
    if (trainer.kept().empty() || out.savedStep() < 0) return;
    printError(
        TrainVerb::tr(
            "“%1” keeps the run up to step %2. Go on from its last good epoch: --resume %1 --from-epoch %3 --lr …")
            .arg(out.path(), QString::number(out.savedStep()), QString::number(trainer.kept().back()->epoch)));
}

int train(const ParsedArguments& arguments, const TrainJob& job, PreparedTraining& run, const Interrupt& interrupt) {
    TrainingReport report(styleFor(arguments), lastStepOf(arguments, *run.trainer));
    OutFile out(arguments, run, job);
    PeriodicSave saving(report, [&] { out.writeMeanwhile(); });
    const RunOutcome outcome = run.trainer->run(lastStepOf(arguments, *run.trainer), saving, interrupt.token());
    report.clearProgress();
    const QString hash = weightsHash(job.setup.spec, run.trainer->network().weights());
    if (outcome.reason == StopReason::Diverged) {
        report.finish(outcome, nullptr, hash);
        tellDivergence(outcome, *run.trainer, out);
        return ExitCouldNot;
    }
    if (outcome.reason != StopReason::Finished)
        printError(TrainVerb::tr("Stopped at your request after step %1.").arg(outcome.step));
    // Saved before the test, which a second Ctrl-C may cut short.
    if (!out.write()) return ExitCouldNot;
    if (outcome.reason != StopReason::Finished) {
        if (out.isWanted() && arguments.has(QStringLiteral("--json")))
            printError(TrainVerb::tr("Wrote “%1”.").arg(out.path()));
        report.finish(outcome, nullptr, hash);
        return ExitDone;
    }
    SequentialBatches test(run.test, job.setup.options.batch);
    const auto progress = [&](std::int64_t done, std::int64_t total) { report.onEvaluating(done, total); };
    const auto evaluation = evaluate(run.trainer->network(), test, interrupt.token(), progress);
    report.finish(outcome, evaluation ? &*evaluation : nullptr, hash);
    return ExitDone;
}

int run(const ParsedArguments& arguments) {
    if (arguments.has(QStringLiteral("--epochs")) && arguments.has(QStringLiteral("--steps"))) {
        printError(TrainVerb::tr("Give --epochs or --steps, not both."));
        return ExitUsage;
    }
    if (const auto problem = checkOut(arguments)) {
        printError(problem->sentence);
        return problem->status;
    }
    if (arguments.has(QStringLiteral("--from-epoch")) && !arguments.has(QStringLiteral("--resume"))) {
        printError(TrainVerb::tr("--from-epoch goes with --resume FILE."));
        return ExitUsage;
    }
    const Interrupt interrupt;
    auto job = setupFor(arguments, interrupt.token());
    if (const auto* problem = std::get_if<Refusal>(&job)) {
        printError(problem->sentence);
        return problem->status;
    }
    const TrainJob& ready = std::get<TrainJob>(job);
    auto prepared = prepareTraining(ready.setup);
    if (!prepared) {
        Error error = prepared.error();
        if (error.code == ErrorCode::ResumeMismatch && !error.arguments.empty())
            error.arguments.front() = arguments.text(QStringLiteral("--resume")).toStdString();
        printError(errorText(error));
        return ExitCouldNot;
    }
    if (const auto changed = changeOptions(arguments, *prepared->trainer); !changed) {
        printError(errorText(changed.error()));
        return ExitCouldNot;
    }
    return train(arguments, ready, *prepared, interrupt);
}

QList<OptionRule> trainOptions() {
    using Kind = OptionRule::Kind;
    const auto option = [](const char* name, Kind kind, double smallest = 0, double largest = 0) {
        return OptionRule{.name = QString::fromLatin1(name), .kind = kind, .smallest = smallest, .largest = largest};
    };
    OptionRule data = option("--data", Kind::Text);
    data.required = true;
    OptionRule optimizer = option("--optimizer", Kind::Choice);
    optimizer.choices = {QStringLiteral("sgd"), QStringLiteral("adam")};
    return {data,
            option("--epochs", Kind::Whole, 0, 1e6),
            option("--steps", Kind::Whole, 0, 1e12),
            option("--batch", Kind::Whole, 1, 65536),
            optimizer,
            option("--momentum", Kind::Real, 0, 1),
            option("--lr", Kind::Real, 0, 1e6),
            option("--weight-decay", Kind::Real, 0, 1e6),
            option("--validation", Kind::Whole, 0, 1e12),
            option("--seed", Kind::Whole, 0, 9007199254740992.0),
            option("--threads", Kind::Whole, 1, 1024),
            option("--out", Kind::Text),
            option("--resume", Kind::Text),
            option("--from-epoch", Kind::Whole, 1, 1e12),
            option("--keep", Kind::Whole, 0, 1e6),
            option("--json", Kind::Flag)};
}

}  // namespace

Verb trainVerb() {
    return {
        {.verb = QStringLiteral("train"),
         .synopsis = QStringLiteral(
             "NETWORK --data DATA [--epochs N | --steps N] [--batch 64] [--optimizer sgd|adam]\n"
             "              [--momentum 0.9] [--lr 0.01] [--weight-decay 0] [--validation N] [--seed 1]\n"
             "              [--threads N] [--out FILE.fovea] [--resume FILE.fovea [--from-epoch N]] [--keep MB] [--json]"),
         .leastPositional = 1,
         .mostPositional = 1,
         .options = trainOptions()},
        TrainVerb::tr(
            "trains a network; --out is written after each epoch and each minute, and when Ctrl-C ends the run"),
        run};
}

}  // namespace fovea
