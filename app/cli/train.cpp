// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <algorithm>
#include <utility>
#include <variant>

#include "app/cli/interrupt.h"
#include "app/cli/network_argument.h"
#include "app/cli/optimizer_arguments.h"
#include "app/cli/target.h"
#include "app/cli/terminal.h"
#include "app/cli/test_views_argument.h"
#include "app/cli/train_arguments.h"
#include "app/cli/train_run.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "core/training/layer_training.h"
#include "core/training/option_limits.h"

namespace fovea {
namespace {

struct TrainVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::TrainVerb)
};

/// A learning rate, decay or momentum given by hand holds for the rest of a resumed run.
Result<void> changeOptions(const ParsedArguments& arguments, Trainer& trainer) {
    if (!arguments.has(QStringLiteral("--resume"))) return {};
    TrainingOptions wanted = trainer.options();
    applyFields(arguments, wanted);
    const OptionValues values = changedValues(trainer.options(), wanted);
    return values.empty() ? Result<void>() : trainer.change(values);
}

/// With a line that tells how far it is, where that takes long enough to be seen.
Result<PreparedTraining> prepare(const TrainingSetup& setup, bool quiet, std::stop_token stop) {
    ProgressLine line;
    const auto progress = [&](std::int64_t done, std::int64_t total) {
        if (!quiet)
            line.show(
                TrainVerb::tr("mean and deviation: image %1 of %2").arg(QString::number(done), QString::number(total)));
    };
    return prepareTraining(setup, std::move(stop), progress);
}

/// What is trained of what there is, where something is frozen.
void tellFrozen(Trainer& trainer) {
    const NetworkSpec& spec = trainer.network().spec();
    const LayerTraining& layers = trainer.options().layers;
    const TrainedCounts counts = trainedCounts(spec, layers);
    if (counts.frozen == 0) return;
    printLine(TrainVerb::tr("Frozen: %1. %2 parameters are trained, %3 stay as they are.")
                  .arg(QString::fromStdString(frozenText(unchangedLayers(layers), spec)),
                       QString::number(counts.trained), QString::number(counts.frozen)));
}

int runTrain(const ParsedArguments& arguments) {
    if (arguments.has(QStringLiteral("--epochs")) && arguments.has(QStringLiteral("--steps"))) {
        printError(TrainVerb::tr("Give --epochs or --steps, not both."));
        return ExitUsage;
    }
    if (const auto problem = trainingOptionProblem(arguments)) {
        printError(*problem);
        return ExitUsage;
    }
    const QString out = arguments.text(QStringLiteral("--out"));
    const auto outBefore = fileStamp(out.toStdString());
    // A run of hours must not end at a file that can't be written.
    if (const auto problem =
            out.isEmpty() ? std::nullopt : targetProblem(out, TargetKind::Project, arguments.positional, arguments)) {
        printError(*problem);
        return ExitCouldNot;
    }
    if (const QString file = arguments.text(QStringLiteral("--microscope")); !file.isEmpty()) {
        if (const auto problem =
                targetProblem(file, TargetKind::Export, arguments.positional + QStringList{out}, arguments)) {
            printError(*problem);
            return ExitCouldNot;
        }
    }
    if (arguments.has(QStringLiteral("--from-epoch")) && !arguments.has(QStringLiteral("--resume"))) {
        printError(TrainVerb::tr("--from-epoch goes with --resume FILE."));
        return ExitUsage;
    }
    // Another head is new, and drawn as it says; a resumed run says itself that it has its own.
    if (arguments.has(QStringLiteral("--init")) && arguments.has(QStringLiteral("--pretrained")) &&
        !arguments.has(QStringLiteral("--new-head")) && !arguments.has(QStringLiteral("--resume"))) {
        printError(TrainVerb::tr("--init has no effect with --pretrained: all weights come from the file."));
        return ExitUsage;
    }
    const Interrupt interrupt;
    auto job = trainJobFor(arguments, interrupt.token());
    if (const auto* problem = std::get_if<Refusal>(&job)) {
        printError(problem->sentence);
        return problem->status;
    }
    TrainJob& ready = std::get<TrainJob>(job);
    ready.outBefore = outBefore;
    auto prepared = prepare(ready.setup, arguments.has(QStringLiteral("--json")), interrupt.token());
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
    if (const Augmentation& used = prepared->trainer->options().augmentation;
        !used.isNone() && !arguments.has(QStringLiteral("--json")))
        printLine(
            TrainVerb::tr("Training pictures are augmented: %1").arg(QString::fromStdString(augmentationText(used))));
    if (!arguments.has(QStringLiteral("--json"))) tellFrozen(*prepared->trainer);
    return trainAndSave(arguments, ready, *prepared, interrupt.token());
}

QList<OptionRule> trainOptions() {
    using Kind = OptionRule::Kind;
    const auto option = [](const char* name, Kind kind, double smallest = 0, double largest = 0) {
        return OptionRule{.name = QString::fromLatin1(name), .kind = kind, .smallest = smallest, .largest = largest};
    };
    OptionRule data = option("--data", Kind::Text);
    data.required = true;
    QList<OptionRule> rules{data,
                            option("--widths", Kind::Text),
                            option("--fc", Kind::Text),
                            option("--epochs", Kind::Whole, 0, largestEpochs),
                            option("--steps", Kind::Whole, 0, 1e12),
                            option("--batch", Kind::Whole, 1, largestBatch),
                            option("--schedule", Kind::Text),
                            option("--plateau", Kind::Text),
                            option("--stop", Kind::Text),
                            option("--augment", Kind::Text),
                            option("--freeze", Kind::Text),
                            option("--rates", Kind::Text),
                            option("--no-decay", Kind::Text),
                            option("--pretrained", Kind::Flag),
                            option("--new-head", Kind::Flag),
                            option("--validation", Kind::Whole, 0, 1e12),
                            option("--seed", Kind::Whole, 0, double(largestSeed)),
                            option("--threads", Kind::Whole, 1, 1024),
                            option("--out", Kind::Text),
                            forceRule(),
                            option("--resume", Kind::Text),
                            option("--from-epoch", Kind::Whole, 1, 1e12),
                            option("--keep", Kind::Whole, 0, 1e6),
                            viewsRule(),
                            option("--microscope", Kind::Text),
                            option("--json", Kind::Flag)};
    return rules + optimizerRules() + averagingRules() + QList<OptionRule>{initialisationRule()};
}

}  // namespace

Verb trainVerb() {
    return {
        {.verb = QStringLiteral("train"),
         .synopsis = QStringLiteral(
             "NETWORK|PATTERN --data DATA [--widths N,…] [--fc N,…] [--epochs N | --steps N] [--batch 64]\n"
             "              [--lr 0.01] [--schedule [warm-up:EPOCHS+]constant|step:EPOCHS:FACTOR|multi-step:EPOCH,…:FACTOR|\n"
             "                                     cosine:EPOCHS|one-cycle:EPOCHS:PEAK|polynomial:EPOCHS:POWER]\n"
             "              [--plateau EPOCHS:FACTOR] [--stop epochs:N,time:SECONDS,plateau:EPOCHS,accuracy:SHARE]\n"
             "              [--optimizer sgd|adam|adamw|rmsprop|adagrad|adadelta|lion|muon]\n"
             "              [--momentum 0.9] [--nesterov] [--beta1 0.9] [--beta2 0.999] [--alpha 0.99] [--rho 0.9]\n"
             "              [--epsilon 1e-8]\n"
             "              [--weight-decay 0] [--label-smoothing 0] [--clip NORM] [--clip-value LIMIT]\n"
             "              [--ema DECAY | --swa EPOCH | --lookahead STEPS] [--init usual|he|xavier|zero|small|dirac]\n"
             "              [--freeze LAYER,…|FIRST..LAST|up-to:LAYER] [--rates LAYER=FACTOR,…] [--no-decay biases,norms]\n"
             "              [--pretrained] [--new-head] [--augment SPEC] [--validation N] [--seed 1] [--threads N]\n"
             "              [--out FILE.fovea [--force]] [--resume FILE.fovea [--from-epoch N]] [--keep MB]\n"
             "              [--tta 1|2|6|10|150] [--microscope FILE.json] [--json]"),
         .leastPositional = 1,
         .mostPositional = 1,
         .options = trainOptions()},
        TrainVerb::tr(
            "trains a network; --out is written after each epoch and each minute, and when Ctrl-C ends the run"),
        runTrain};
}

}  // namespace fovea
