// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <memory>
#include <utility>

#include "app/cli/data_argument.h"
#include "app/cli/evaluated_part.h"
#include "app/cli/network_argument.h"
#include "app/cli/target.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "app/evaluation_text.h"
#include "core/analysis/weight_pressure.h"
#include "core/evaluation/intervals.h"
#include "core/exchange/project_file.h"
#include "core/json.h"
#include "widgets/text/numbers.h"

namespace fovea {
namespace {

using nlohmann::ordered_json;

struct PruneVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::PruneVerb)
};

int refusePruning(const QString& sentence, int status = ExitCouldNot) {
    printError(sentence);
    return status;
}

QString pruneUsageProblem(const ParsedArguments& arguments) {
    const bool prunes = arguments.has(QStringLiteral("--share"));
    const bool quantises = arguments.has(QStringLiteral("--bits"));
    if (prunes == quantises)
        return PruneVerb::tr(
            "Say what is done to the weights: --share SHARE prunes the smallest, --bits B rounds all.");
    if (quantises && arguments.has(QStringLiteral("--global")))
        return PruneVerb::tr("--global goes with --share: the smallest of all layers together.");
    if (prunes && arguments.has(QStringLiteral("--per-channel")))
        return PruneVerb::tr("--per-channel goes with --bits: a scale for each filter or unit.");
    return {};
}

WeightPressure pressureFrom(const ParsedArguments& arguments) {
    using Kind = WeightPressure::Kind;
    WeightPressure pressure;
    if (const auto share = arguments.real(QStringLiteral("--share"))) {
        pressure.kind = Kind::Prune;
        pressure.share = *share;
        if (arguments.has(QStringLiteral("--global"))) pressure.scope = WeightPressure::Scope::Network;
    }
    if (const auto bits = arguments.whole(QStringLiteral("--bits"))) {
        pressure.kind = Kind::Quantise;
        pressure.bits = static_cast<int>(*bits);
        if (arguments.has(QStringLiteral("--per-channel"))) pressure.scale = WeightPressure::Scale::Channel;
    }
    return pressure;
}

/// The images that the run held back, where there are such; else the test images.
EvaluatedImages prunedOn(const ParsedArguments& arguments, const Project& project, const DatasetPair& data,
                         EvaluatedPart& part) {
    part = splitOf(arguments, EvaluatedPart::Validation);
    EvaluatedImages images = imagesOf(part, project, data);
    if (images.images || arguments.has(QStringLiteral("--split"))) return images;
    part = EvaluatedPart::Test;
    return imagesOf(part, project, data);
}

struct RightBoth {
    std::int64_t before = 0, after = 0;          ///< right images
    std::int64_t onlyBefore = 0, onlyAfter = 0;  ///< right by one alone
    std::int64_t images = 0;
};

RightBoth countBoth(const Predictions& before, const Predictions& after) {
    RightBoth counts{.images = before.count()};
    for (std::int64_t image = 0; image < counts.images; ++image) {
        const bool was = before.isRight(image);
        const bool is = after.isRight(image);
        counts.before += was ? 1 : 0;
        counts.after += is ? 1 : 0;
        counts.onlyBefore += was && !is ? 1 : 0;
        counts.onlyAfter += is && !was ? 1 : 0;
    }
    return counts;
}

ordered_json accuracyJson(std::int64_t right, std::int64_t images) {
    const Interval interval = wilsonInterval(right, images);
    return {{"right", right},
            {"accuracy", images > 0 ? static_cast<double>(right) / static_cast<double>(images) : 0.0},
            {"interval", ordered_json::array({interval.low, interval.high})}};
}

ordered_json pruneJson(const WeightPressure& pressure, const PressedWeights& pressed, const RightBoth& counts,
                       const char* split) {
    ordered_json json;
    if (pressure.kind == WeightPressure::Kind::Prune) {
        json["share"] = pressure.share;
        json["scope"] = pressure.scope == WeightPressure::Scope::Network ? "network" : "layer";
    } else {
        json["bits"] = pressure.bits;
        json["scale"] = pressure.scale == WeightPressure::Scale::Channel ? "channel" : "tensor";
    }
    json["weights"] = pressed.count;
    json["zeros"] = pressed.zeros;
    json["split"] = split;
    json["images"] = counts.images;
    json["before"] = accuracyJson(counts.before, counts.images);
    json["after"] = accuracyJson(counts.after, counts.images);
    json["only_before"] = counts.onlyBefore;
    json["only_after"] = counts.onlyAfter;
    json["mcnemar_p"] = mcnemarProbability(counts.onlyBefore, counts.onlyAfter);
    return json;
}

/// The project with these weights instead: a copy that holds no run, since it is no state of one.
Result<void> savePruned(Project project, Weights weights, const QString& out) {
    project.weights = std::make_shared<const Weights>(std::move(weights));
    leaveRunsOut(project);
    return saveProject(project, out.toStdString());
}

const char* nameOf(EvaluatedPart part) {
    return part == EvaluatedPart::Test ? "test" : part == EvaluatedPart::Training ? "train" : "validation";
}

void printPruning(const PressedWeights& pressed, const RightBoth& counts, EvaluatedPart part) {
    printLine(PruneVerb::tr("%1 of %2 weights are 0.").arg(groupedNumber(pressed.zeros), groupedNumber(pressed.count)));
    printLine(part == EvaluatedPart::Validation ? PruneVerb::tr("On the images that the run held back for validation:")
              : part == EvaluatedPart::Test     ? PruneVerb::tr("On the test images:")
                                                : PruneVerb::tr("On the training images:"));
    printLine(QStringLiteral("  %1: %2").arg(PruneVerb::tr("before"), accuracySentence(counts.before, counts.images)));
    printLine(QStringLiteral("  %1: %2").arg(PruneVerb::tr("after"), accuracySentence(counts.after, counts.images)));
    printLine(comparisonSentence(PruneVerb::tr("before"), PruneVerb::tr("after"), counts.onlyBefore, counts.onlyAfter));
}

int runPrune(const ParsedArguments& arguments) {
    if (const QString problem = pruneUsageProblem(arguments); !problem.isEmpty())
        return refusePruning(problem, ExitUsage);
    const bool json = arguments.has(QStringLiteral("--json"));
    const QString out = arguments.text(QStringLiteral("--out"));
    if (!out.isEmpty())
        if (const auto problem = targetProblem(out, TargetKind::Project, arguments.positional, arguments))
            return refusePruning(*problem);
    const auto model = resolveModel(arguments.positional.front());
    if (!model) return refusePruning(errorText(model.error()));
    for (const QString& remark : model->remarks) printError(remark);
    const WeightPressure pressure = pressureFrom(arguments);
    auto pressed = underPressure(model->model.spec, *model->model.weights, pressure);
    if (!pressed) return refusePruning(errorText(pressed.error()));
    const auto data = openData(arguments.text(QStringLiteral("--data")), json);
    if (!data) return refusePruning(dataErrorText(data.error()));
    EvaluatedPart part = EvaluatedPart::Validation;
    const EvaluatedImages images = prunedOn(arguments, model->project, *data, part);
    if (!images.images) return refusePruning(images.sentence);
    const auto before = predictWithProgress(model->model, images.images, json);
    if (!before) return refusePruning(errorText(before.error()));
    Model changed = model->model;
    changed.weights = std::make_shared<const Weights>(pressed->weights);
    const auto after = predictWithProgress(changed, images.images, json);
    if (!after) return refusePruning(errorText(after.error()));
    const RightBoth counts = countBoth(*before, *after);
    if (json)
        printJson(pruneJson(pressure, *pressed, counts, nameOf(part)));
    else
        printPruning(*pressed, counts, part);
    if (out.isEmpty()) return ExitDone;
    if (const auto saved = savePruned(model->project, std::move(pressed->weights), out); !saved)
        return refusePruning(errorText(saved.error()));
    if (!json) printLine(PruneVerb::tr("Wrote “%1”.").arg(out));
    return ExitDone;
}

}  // namespace

Verb pruneVerb() {
    using Kind = OptionRule::Kind;
    return {{.verb = QStringLiteral("prune"),
             .synopsis = QStringLiteral("MODEL --share SHARE [--global]|--bits B [--per-channel] --data DATA "
                                        "[--split validation|test|train] [--json] [--out M2.fovea [--force]]"),
             .leastPositional = 1,
             .mostPositional = 1,
             .options = {{.name = QStringLiteral("--share"), .kind = Kind::Real, .smallest = 0, .largest = 1},
                         {.name = QStringLiteral("--global")},
                         {.name = QStringLiteral("--bits"),
                          .kind = Kind::Whole,
                          .smallest = WeightPressure::leastBits,
                          .largest = WeightPressure::mostBits},
                         {.name = QStringLiteral("--per-channel")},
                         {.name = QStringLiteral("--data"), .kind = Kind::Text, .required = true},
                         splitRule({QStringLiteral("validation"), QStringLiteral("test"), QStringLiteral("train")}),
                         {.name = QStringLiteral("--json")},
                         {.name = QStringLiteral("--out"), .kind = Kind::Text},
                         forceRule()}},
            PruneVerb::tr("measures what is left without the smallest weights, or with weights of few bits"),
            runPrune};
}

}  // namespace fovea
