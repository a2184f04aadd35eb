// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "app/cli/data_argument.h"
#include "app/cli/evaluated_part.h"
#include "app/cli/evaluation_report.h"
#include "app/cli/interrupt.h"
#include "app/cli/network_argument.h"
#include "app/cli/terminal.h"
#include "app/cli/test_views_argument.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "app/model_network.h"
#include "app/training_setup.h"
#include "core/augmentation/test_views.h"
#include "core/training/evaluate.h"

namespace fovea {
namespace {

struct EvalVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::EvalVerb)
};

/// The model's own names, or the data's where the model has none.
std::vector<std::string> namesOf(const Model& model, const Dataset& data) {
    return model.classNames.size() == data.classNames().size() ? model.classNames : data.classNames();
}

/// By the mean of the probabilities of several views of each image.
Result<Evaluation> evaluateByViews(const Model& model, const std::shared_ptr<const Dataset>& images, int views,
                                   bool quiet) {
    constexpr int batch = 128;
    if (const auto fits = checkFits(model.spec, *images); !fits) return fits.error();
    auto network = networkOf(model, batch, Purpose::Inference);
    if (!network) return network.error();
    const auto batches = evaluationBatches(images, batch);
    const Interrupt interrupt;
    ProgressLine line;
    return evaluateViews(**network, *batches, testViews(views, images->shape()), interrupt.token(),
                         [&](std::int64_t done, std::int64_t total) {
                             if (!quiet) line.show(imagesText(done, total));
                         });
}

int runEval(const ParsedArguments& arguments) {
    const bool json = arguments.has(QStringLiteral("--json"));
    const auto model = resolveModel(arguments.positional.front());
    if (!model) {
        printError(errorText(model.error()));
        return ExitCouldNot;
    }
    for (const QString& remark : model->remarks) printError(remark);
    const auto data = openData(arguments.text(QStringLiteral("--data")), json);
    if (!data) {
        printError(dataErrorText(data.error()));
        return ExitCouldNot;
    }
    const EvaluatedImages part = imagesOf(splitOf(arguments, EvaluatedPart::Test), model->project, *data);
    if (!part.images) {
        printError(part.sentence);
        return ExitCouldNot;
    }
    if (const int views = viewsOf(arguments); views > 1) {
        const auto evaluation = evaluateByViews(model->model, part.images, views, json);
        if (!evaluation) {
            printError(errorText(evaluation.error()));
            return ExitCouldNot;
        }
        printAccuracy(*evaluation, namesOf(model->model, *part.images), json);
        return ExitDone;
    }
    const auto predictions = predictWithProgress(model->model, part.images, json);
    if (!predictions) {
        printError(errorText(predictions.error()));
        return ExitCouldNot;
    }
    printEvaluation(*predictions, namesOf(model->model, *part.images), json);
    return ExitDone;
}

}  // namespace

Verb evalVerb() {
    return {
        {.verb = QStringLiteral("eval"),
         .synopsis = QStringLiteral("MODEL --data DATA [--split test|train|validation] [--tta 1|2|6|10|150] [--json]"),
         .leastPositional = 1,
         .mostPositional = 1,
         .options = {{.name = QStringLiteral("--data"), .kind = OptionRule::Kind::Text, .required = true},
                     splitRule({QStringLiteral("test"), QStringLiteral("train"), QStringLiteral("validation")}),
                     viewsRule(),
                     {.name = QStringLiteral("--json")}}},
        EvalVerb::tr("measures a trained model on a data set"),
        runEval};
}

}  // namespace fovea
