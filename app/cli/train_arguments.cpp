// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/train_arguments.h"

#include <QCoreApplication>
#include <algorithm>
#include <utility>

#include "app/cli/data_argument.h"
#include "app/cli/network_argument.h"
#include "app/cli/optimizer_arguments.h"
#include "app/cli/terminal.h"
#include "app/error_text.h"
#include "app/locations.h"
#include "core/network/new_head.h"
#include "core/training/layer_training.h"

namespace fovea {
namespace {

struct TrainArgumentsText {
    Q_DECLARE_TR_FUNCTIONS(fovea::TrainVerb)
};

Refusal refusal(const Error& error) { return {errorText(error), ExitCouldNot}; }

/// --stop, which holds for a resumed run, too.
void applyStop(const ParsedArguments& arguments, TrainingOptions& options) {
    if (!arguments.has(QStringLiteral("--stop"))) return;
    const std::string text = arguments.text(QStringLiteral("--stop")).toStdString();
    const StopText stop = parseStop(text).value();
    // A number of epochs alone is no rule, and takes none away.
    if (stop.rules.any() || text == stopText({})) options.stop = stop.rules;
    if (stop.epochs) options.epochs = *stop.epochs;
}

}  // namespace

std::optional<QString> trainingOptionProblem(const ParsedArguments& arguments) {
    if (const QString schedule = arguments.text(QStringLiteral("--schedule"));
        !schedule.isEmpty() && !parseSchedule(schedule.toStdString()))
        return TrainArgumentsText::tr(
                   "--schedule takes constant, step:EPOCHS:FACTOR, multi-step:EPOCH,…:FACTOR, cosine:EPOCHS, "
                   "one-cycle:EPOCHS:PEAK or polynomial:EPOCHS:POWER, with warm-up:EPOCHS+ in front of it "
                   "or without, as in warm-up:5+step:30:0.1, not “%1”.")
            .arg(schedule);
    if (const QString plateau = arguments.text(QStringLiteral("--plateau"));
        !plateau.isEmpty() && !parsePlateau(plateau.toStdString()))
        return TrainArgumentsText::
            tr("--plateau takes EPOCHS:FACTOR, as in 5:0.1: after so many epochs without a smaller validation loss "
                   "(training loss where no images are held back) the learning rate is multiplied by the factor, which "
                   "lies between 0 and 1; not “%1”.")
            .arg(plateau);
    if (const QString stop = arguments.text(QStringLiteral("--stop")); !stop.isEmpty()) {
        const auto read = parseStop(stop.toStdString());
        if (!read)
            return TrainArgumentsText::tr(
                       "--stop takes epochs:N, time:SECONDS (or 10m, 2h), plateau:EPOCHS and accuracy:SHARE "
                       "with commas between them, as in plateau:5,accuracy:0.9, or none, not “%1”.")
                .arg(stop);
        for (const char* other : {"--epochs", "--steps"})
            if (read->epochs && arguments.has(QString::fromLatin1(other)))
                return TrainArgumentsText::tr("Give %1 or --stop epochs:N, not both.").arg(QString::fromLatin1(other));
    }
    if (arguments.has(QStringLiteral("--augment")))
        if (const auto read = parseAugmentation(arguments.text(QStringLiteral("--augment")).toStdString()); !read)
            return errorText(read.error());
    if (const QStringList given = averagingGiven(arguments); given.size() > 1)
        return TrainArgumentsText::tr("%1 each average the weights. Give one of them.")
            .arg(given.join(TrainArgumentsText::tr(" and ")));
    return std::nullopt;
}

void applyTrainingOptions(const ParsedArguments& arguments, TrainingOptions& options) {
    if (arguments.has(QStringLiteral("--optimizer"))) {
        const auto named = optimizerNamed(arguments.text(QStringLiteral("--optimizer")).toStdString());
        if (named && named->index() != options.optimizer.index()) options.optimizer = *named;
    }
    applyFields(arguments, options);
    applyAveraging(arguments, options);
    if (const auto given = initialisationGiven(arguments)) options.initialisation = *given;
    if (arguments.has(QStringLiteral("--schedule")))
        options.schedule = parseSchedule(arguments.text(QStringLiteral("--schedule")).toStdString()).value();
    if (arguments.has(QStringLiteral("--augment")))
        options.augmentation = parseAugmentation(arguments.text(QStringLiteral("--augment")).toStdString()).value();
    if (const auto value = arguments.whole(QStringLiteral("--batch"))) options.batch = static_cast<int>(*value);
    if (const auto value = arguments.whole(QStringLiteral("--seed"))) options.seed = static_cast<std::uint64_t>(*value);
    if (const auto value = arguments.whole(QStringLiteral("--epochs"))) options.epochs = static_cast<int>(*value);
    if (arguments.has(QStringLiteral("--plateau")))
        options.plateau = parsePlateau(arguments.text(QStringLiteral("--plateau")).toStdString()).value();
    applyStop(arguments, options);
}

namespace {

/// --new-head and --pretrained: what the run starts from, where NETWORK is a file with weights.
std::optional<Refusal> startFromFile(const ParsedArguments& arguments, NetworkArgument& network, TrainingSetup& setup) {
    const bool newHead = arguments.has(QStringLiteral("--new-head"));
    if (!newHead && !arguments.has(QStringLiteral("--pretrained"))) return std::nullopt;
    const QString& file = arguments.positional.front();
    const auto weights = network.project ? network.project->weights : nullptr;
    if (!weights)
        return Refusal{TrainArgumentsText::tr(
                           "%1 takes the weights of a file, and “%2” holds none. Give a trained .fovea file or an "
                           ".onnx model.")
                           .arg(newHead ? QStringLiteral("--new-head") : QStringLiteral("--pretrained"), file),
                       ExitUsage};
    if (newHead) {
        auto made = withNewHead(network.spec, static_cast<int>(setup.data.training->classNames().size()),
                                network.spec.nextId());
        if (!made) return refusal(made.error());
        network.spec = std::move(made->spec);
    }
    setup.startWeights = weights;
    setup.startPreprocessing = network.project->preprocessing;
    return std::nullopt;
}

/// --freeze, --rates and --no-decay, which name layers of the network.
std::optional<Refusal> applyLayers(const ParsedArguments& arguments, const NetworkSpec& spec, LayerTraining& layers) {
    const auto text = [&](const char* name) { return arguments.text(QString::fromLatin1(name)).toStdString(); };
    if (arguments.has(QStringLiteral("--freeze"))) {
        auto frozen = parseFrozenLayers(text("--freeze"), spec);
        if (!frozen) return Refusal{errorText(frozen.error()), ExitUsage};
        layers.frozen = *std::move(frozen);
    }
    if (arguments.has(QStringLiteral("--rates"))) {
        auto rates = parseLayerRates(text("--rates"), spec);
        if (!rates) return Refusal{errorText(rates.error()), ExitUsage};
        layers.rates = *std::move(rates);
    }
    if (arguments.has(QStringLiteral("--no-decay")))
        if (const auto read = parseNoDecay(text("--no-decay"), layers); !read)
            return Refusal{errorText(read.error()), ExitUsage};
    return std::nullopt;
}

/// --from-epoch: the state that was kept there; the run that is left stays in the file.
std::optional<Refusal> branchFrom(std::int64_t epoch, const QString& file, Project& project) {
    const Checkpoint& run = *project.checkpoint;
    const auto state = std::ranges::find(run.kept, epoch, [](const auto& kept) { return kept->epoch; });
    if (state == run.kept.end()) {
        QStringList epochs;
        for (const auto& kept : run.kept) epochs << QString::number(kept->epoch);
        return Refusal{
            epochs.isEmpty()
                ? TrainArgumentsText::tr("“%1” keeps no epochs to go back to. Leave out --from-epoch.").arg(file)
                : TrainArgumentsText::tr("“%1” keeps no epoch %2. It keeps: %3.")
                      .arg(file, QString::number(epoch), epochs.join(QStringLiteral(", "))),
            ExitCouldNot};
    }
    const auto left = std::make_shared<const Checkpoint>(run);
    project.pastRuns.push_back({project.runNumber, left, project.preprocessing, project.classNames,
                                std::exchange(project.runName, {}), std::exchange(project.runNote, {})});
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
                        {file.toStdString(), TrainArgumentsText::tr("it holds no training state").toStdString()}});
    if (!computesTheSame(project->checkpoint->spec, setup.spec))
        return Refusal{
            TrainArgumentsText::tr("“%1” holds another network than “%2”. Give the network that it was trained with, "
                                   "or the file itself.")
                .arg(file, arguments.positional.front()),
            ExitUsage};
    if (const auto epoch = arguments.whole(QStringLiteral("--from-epoch")))
        if (auto problem = branchFrom(*epoch, file, *project)) return problem;
    setup.resume = std::make_shared<const Checkpoint>(*std::move(project->checkpoint));
    project->checkpoint.reset();
    // A checkpoint has none of its own: what goes on sees pictures as it did, whatever the data.
    setup.startPreprocessing = project->preprocessing;
    job.base = std::move(*project);
    setup.options = setup.resume->options;
    setup.options.stop = job.base.options.stop;  // which may have changed after the run's last step
    applyStop(arguments, setup.options);
    setup.validationCount = setup.resume->validationCount;
    for (const char* name :
         {"--batch", "--optimizer", "--nesterov", "--schedule", "--plateau", "--augment", "--seed", "--ema", "--swa",
          "--lookahead", "--init", "--validation", "--freeze", "--rates", "--no-decay", "--pretrained", "--new-head"}) {
        if (arguments.has(QString::fromLatin1(name)))
            printError(TrainArgumentsText::tr("%1 is taken from “%2”, since the run goes on.")
                           .arg(QString::fromLatin1(name), file));
    }
    if (!isSameData(setup.resume->dataset, setup.data.name))
        printError(
            TrainArgumentsText::tr("“%1” was trained on %2 so far and goes on with %3.")
                .arg(file, QString::fromStdString(setup.resume->dataset), QString::fromStdString(setup.data.name)));
    else if (!hasSameImages(*setup.resume, setup.data))
        printError(TrainArgumentsText::tr(
                       "The training images of %1 have changed since the run in “%2” began: among those that "
                       "are held back may be some that it was trained on. Train anew for figures that hold.")
                       .arg(QString::fromStdString(setup.data.name), file));
    if (setup.resume->build != buildId())
        printError(TrainArgumentsText::tr(
                       "“%1” was written by another build (%2; this is %3), so the same bits are not promised.")
                       .arg(file, QString::fromStdString(setup.resume->build), QString::fromStdString(buildId())));
    return std::nullopt;
}

}  // namespace

std::variant<TrainJob, Refusal> trainJobFor(const ParsedArguments& arguments, std::stop_token stop) {
    const bool json = arguments.has(QStringLiteral("--json"));
    auto data = openData(arguments.text(QStringLiteral("--data")), json, std::move(stop));
    if (!data) return Refusal{dataErrorText(data.error()), ExitCouldNot};

    const QString& name = arguments.positional.front();
    const auto widths = patternWidths(arguments);
    if (!widths) return Refusal{errorText(widths.error()), ExitUsage};
    const bool isMade = findInCatalogue(name.toStdString()) != nullptr || looksLikePattern(name.toStdString());
    auto network = resolveNetwork(name, isMade ? std::optional(data->training->shape()) : std::nullopt,
                                  static_cast<int>(data->training->classNames().size()), *widths);
    if (!network) return Refusal{networkErrorText(network.error()), ExitCouldNot};
    TrainJob job;
    TrainingSetup& setup = job.setup;
    setup.data = *std::move(data);
    const bool resumes = arguments.has(QStringLiteral("--resume"));
    if (!resumes)
        if (auto problem = startFromFile(arguments, *network, setup)) return *problem;
    if (const QString problems = problemsText(network->spec); !problems.isEmpty())
        return Refusal{TrainArgumentsText::tr("This network can't be trained.\n%1").arg(problems), ExitCouldNot};

    setup.options = recipeOf(*network);
    setup.spec = std::move(network->spec);
    applyTrainingOptions(arguments, setup.options);
    if (!resumes)
        if (auto problem = applyLayers(arguments, setup.spec, setup.options.layers)) return *problem;
    if (const TrainedCounts counts = trainedCounts(setup.spec, setup.options.layers);
        counts.frozen > 0 && counts.trained == 0)
        return Refusal{TrainArgumentsText::tr(
                           "All layers are frozen or have a rate of 0, and nothing is left to train. Freeze fewer "
                           "of them."),
                       ExitUsage};
    setup.validationCount =
        arguments.whole(QStringLiteral("--validation")).value_or(defaultValidationCount(setup.data));
    setup.threads = static_cast<int>(arguments.whole(QStringLiteral("--threads")).value_or(0));
    if (const auto megabytes = arguments.whole(QStringLiteral("--keep")))
        setup.keepBudget = static_cast<std::size_t>(*megabytes) << 20;
    setup.willBeSaved = arguments.has(QStringLiteral("--out"));
    if (resumes)
        if (auto problem = resumeFrom(arguments.text(QStringLiteral("--resume")), arguments, job)) return *problem;
    tellUnused(arguments, setup.options);
    return job;
}

}  // namespace fovea
