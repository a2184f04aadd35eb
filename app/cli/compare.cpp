// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <array>

#include "app/cli/data_argument.h"
#include "app/cli/evaluated_part.h"
#include "app/cli/network_argument.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "app/evaluation_text.h"
#include "app/locations.h"
#include "core/evaluation/intervals.h"
#include "core/json.h"

namespace fovea {
namespace {

using nlohmann::ordered_json;

struct CompareVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::CompareVerb)
};

struct Compared {
    QString name;
    ModelArgument argument;
    Predictions predictions;
};

/// Whether both runs held the same images back.
bool shareValidation(const Project& first, const Project& second, const std::string& data) {
    const auto& a = first.checkpoint;
    const auto& b = second.checkpoint;
    return a && b && isSameData(a->dataset, data) && isSameData(b->dataset, data) && a->validationCount > 0 &&
           a->validationCount == b->validationCount && a->options.seed == b->options.seed;
}

std::int64_t rightBy(const Predictions& predictions, const Predictions* butNotBy = nullptr) {
    std::int64_t count = 0;
    for (std::int64_t image = 0; image < predictions.count(); ++image)
        if (predictions.isRight(image) && (butNotBy == nullptr || !butNotBy->isRight(image))) ++count;
    return count;
}

void print(const std::array<Compared, 2>& models, EvaluatedPart part, bool json) {
    const Predictions& first = models[0].predictions;
    const Predictions& second = models[1].predictions;
    const std::int64_t onlyFirst = rightBy(first, &second), onlySecond = rightBy(second, &first);
    if (json) {
        ordered_json rows = ordered_json::array();
        for (const Compared& model : models) {
            const std::int64_t right = rightBy(model.predictions);
            const Interval interval = wilsonInterval(right, model.predictions.count());
            rows.push_back({{"file", model.name.toStdString()},
                            {"right", right},
                            {"accuracy", static_cast<double>(right) / static_cast<double>(first.count())},
                            {"interval", ordered_json::array({interval.low, interval.high})}});
        }
        printJson({{"split", part == EvaluatedPart::Validation ? "validation" : "test"},
                   {"images", first.count()},
                   {"models", std::move(rows)},
                   {"only_first", onlyFirst},
                   {"only_second", onlySecond},
                   {"mcnemar_p", mcnemarProbability(onlyFirst, onlySecond)}});
        return;
    }
    printLine(part == EvaluatedPart::Validation
                  ? CompareVerb::tr("On the images that both runs held back for validation:")
                  : CompareVerb::tr("On the test images:"));
    for (const Compared& model : models)
        printLine(QStringLiteral("  %1: %2")
                      .arg(model.name, accuracySentence(rightBy(model.predictions), model.predictions.count())));
    printLine(comparisonSentence(models[0].name, models[1].name, onlyFirst, onlySecond));
}

int runCompare(const ParsedArguments& arguments) {
    const bool json = arguments.has(QStringLiteral("--json"));
    std::array<Compared, 2> models;
    for (std::size_t i = 0; i < models.size(); ++i) {
        const QString file = arguments.positional.at(static_cast<qsizetype>(i));
        auto model = resolveModel(file);
        if (!model) {
            printError(errorText(model.error()));
            return ExitCouldNot;
        }
        for (const QString& remark : model->remarks) printError(remark);
        models[i] = {file, *std::move(model), {}};
    }
    const auto data = openData(arguments.text(QStringLiteral("--data")), json);
    if (!data) {
        printError(dataErrorText(data.error()));
        return ExitCouldNot;
    }
    const bool shared = shareValidation(models[0].argument.project, models[1].argument.project, data->name);
    const EvaluatedPart part = splitOf(arguments, EvaluatedPart::Validation);
    if (part == EvaluatedPart::Validation && !shared) {
        printError(
            CompareVerb::tr("The two runs did not hold the same images of this data back for validation: data, "
                            "number and seed must be the same. --split test compares on the test images; but whoever "
                            "chooses by them has used them up."));
        return ExitCouldNot;
    }
    for (Compared& model : models) {
        const EvaluatedImages found = imagesOf(part, model.argument.project, *data);
        if (!found.images) {
            printError(found.sentence);
            return ExitCouldNot;
        }
        auto predictions = predictWithProgress(model.argument.model, found.images, json);
        if (!predictions) {
            printError(errorText(predictions.error()));
            return ExitCouldNot;
        }
        model.predictions = *std::move(predictions);
    }
    print(models, part, json);
    return ExitDone;
}

}  // namespace

Verb compareVerb() {
    return {{.verb = QStringLiteral("compare"),
             .synopsis = QStringLiteral("MODEL MODEL --data DATA [--split validation|test] [--json]"),
             .leastPositional = 2,
             .mostPositional = 2,
             .options = {{.name = QStringLiteral("--data"), .kind = OptionRule::Kind::Text, .required = true},
                         splitRule({QStringLiteral("validation"), QStringLiteral("test")}),
                         {.name = QStringLiteral("--json")}}},
            CompareVerb::tr("says which of two trained models is better on the same images"),
            runCompare};
}

}  // namespace fovea
