// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <limits>

#include "app/cli/data_argument.h"
#include "app/cli/interrupt.h"
#include "app/cli/network_argument.h"
#include "app/cli/terminal.h"
#include "app/cli/training_report.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "app/training_setup.h"
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

Refusal refusal(const Error& error) { return {errorText(error), ExitCouldNot}; }

/// Sets what was given by hand.
void applyOptions(const ParsedArguments& arguments, TrainingOptions& options) {
    if (arguments.has(QStringLiteral("--optimizer")))
        options.optimizer =
            arguments.text(QStringLiteral("--optimizer")) == QStringLiteral("adam") ? OptimizerKind::Adam : OptimizerKind::Sgd;
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
    if (out.isDir())
        return refusal({ErrorCode::FileNotWritable,
                        {out.filePath().toStdString(), TrainVerb::tr("it is a folder").toStdString()}});
    if (!folder.isWritable())
        return refusal({ErrorCode::FileNotWritable,
                        {out.filePath().toStdString(), TrainVerb::tr("no permission in this folder").toStdString()}});
    return std::nullopt;
}

/// Fills in the checkpoint of --resume. The file's options win; a different network is a wrong usage.
std::optional<Refusal> resumeFrom(const QString& file, const ParsedArguments& arguments, TrainingSetup& setup) {
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
    setup.resume = std::move(project->checkpoint);
    setup.options = setup.resume->options;
    setup.validationCount = setup.resume->validationCount;
    for (const char* name : {"--batch", "--optimizer", "--momentum", "--seed", "--validation"}) {
        if (arguments.has(QString::fromLatin1(name)))
            printError(TrainVerb::tr("%1 is taken from “%2”, since the run goes on.").arg(QString::fromLatin1(name), file));
    }
    if (setup.resume->dataset != setup.data.name)
        printError(TrainVerb::tr("“%1” was trained on %2 so far and goes on with %3.")
                       .arg(file, QString::fromStdString(setup.resume->dataset), QString::fromStdString(setup.data.name)));
    if (setup.resume->build != buildId())
        printError(TrainVerb::tr("“%1” was written by another build (%2; this is %3), so the same bits are not promised.")
                       .arg(file, QString::fromStdString(setup.resume->build), QString::fromStdString(buildId())));
    return std::nullopt;
}

Outcome<TrainingSetup> setupFor(const ParsedArguments& arguments, std::stop_token stop) {
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

    TrainingSetup setup;
    setup.data = *std::move(data);
    setup.options = recipeOf(*network);
    setup.spec = std::move(network->spec);
    applyOptions(arguments, setup.options);
    setup.validationCount = arguments.whole(QStringLiteral("--validation")).value_or(defaultValidationCount(setup.data));
    setup.threads = static_cast<int>(arguments.whole(QStringLiteral("--threads")).value_or(0));
    if (arguments.has(QStringLiteral("--resume")))
        if (auto problem = resumeFrom(arguments.text(QStringLiteral("--resume")), arguments, setup)) return *problem;
    return setup;
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

/// Writes --out; false when that was not possible.
bool writeOut(const ParsedArguments& arguments, const PreparedTraining& run, const TrainingSetup& setup) {
    if (!arguments.has(QStringLiteral("--out"))) return true;
    const QString out = arguments.text(QStringLiteral("--out"));
    Project project = projectOf(run, setup.data, setup.validationCount);
    const auto written = saveProject(project, out.toStdString());
    if (!written) {
        printError(errorText(written.error()));
        return false;
    }
    if (!arguments.has(QStringLiteral("--json"))) printLine(TrainVerb::tr("Wrote “%1”.").arg(out));
    return true;
}

int train(const ParsedArguments& arguments, const TrainingSetup& setup, PreparedTraining& run, const Interrupt& interrupt) {
    TrainingReport report(styleFor(arguments), lastStepOf(arguments, *run.trainer));
    const RunOutcome outcome = run.trainer->run(lastStepOf(arguments, *run.trainer), report, interrupt.token());
    report.clearProgress();
    if (outcome.reason == StopReason::Diverged) {
        report.finish(outcome, nullptr);
        printError(errorText(outcome.divergence.value_or(
            Error{ErrorCode::Diverged, {outcome.step, std::numeric_limits<double>::quiet_NaN(), std::string()}})));
        return ExitCouldNot;
    }
    if (outcome.reason != StopReason::Finished)
        printError(TrainVerb::tr("Stopped at your request after step %1.").arg(outcome.step));
    // Saved before the test, which a second Ctrl-C may cut short.
    if (!writeOut(arguments, run, setup)) return ExitCouldNot;
    if (outcome.reason != StopReason::Finished) {
        if (arguments.has(QStringLiteral("--out")) && arguments.has(QStringLiteral("--json")))
            printError(TrainVerb::tr("Wrote “%1”.").arg(arguments.text(QStringLiteral("--out"))));
        report.finish(outcome, nullptr);
        return ExitDone;
    }
    SequentialBatches test(run.test, setup.options.batch);
    const auto progress = [&](std::int64_t done, std::int64_t total) { report.onEvaluating(done, total); };
    const auto evaluation = evaluate(run.trainer->network(), test, interrupt.token(), progress);
    report.finish(outcome, evaluation ? &*evaluation : nullptr);
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
    const Interrupt interrupt;
    auto setup = setupFor(arguments, interrupt.token());
    if (const auto* problem = std::get_if<Refusal>(&setup)) {
        printError(problem->sentence);
        return problem->status;
    }
    const TrainingSetup& ready = std::get<TrainingSetup>(setup);
    auto prepared = prepareTraining(ready);
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
            option("--json", Kind::Flag)};
}

}  // namespace

Verb trainVerb() {
    return {{.verb = QStringLiteral("train"),
             .synopsis = QStringLiteral(
                 "NETWORK --data DATA [--epochs N | --steps N] [--batch 64] [--optimizer sgd|adam]\n"
                 "              [--momentum 0.9] [--lr 0.01] [--weight-decay 0] [--validation N] [--seed 1]\n"
                 "              [--threads N] [--out FILE.fovea] [--resume FILE.fovea] [--json]"),
             .leastPositional = 1,
             .mostPositional = 1,
             .options = trainOptions()},
            TrainVerb::tr("trains a network; Ctrl-C finishes the step and writes --out"),
            run};
}

}  // namespace fovea
