// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "app/cli/data_argument.h"
#include "app/cli/evaluated_part.h"
#include "app/cli/evaluation_report.h"
#include "app/cli/interrupt.h"
#include "app/cli/network_argument.h"
#include "app/cli/preprocess_argument.h"
#include "app/cli/terminal.h"
#include "app/cli/test_views_argument.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "app/evaluation_text.h"
#include "app/model_network.h"
#include "app/preprocessing_search.h"
#include "app/preprocessing_text.h"
#include "app/training_setup.h"
#include "core/augmentation/test_views.h"
#include "core/json.h"
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

nlohmann::ordered_json wayJson(const TriedPreprocessing& way) {
    const Interval interval = way.interval();
    return {{"preprocess", preprocessingText(way.stated)},
            {"right", way.right},
            {"accuracy", static_cast<double>(way.right) / static_cast<double>(way.isRight.size())},
            {"interval", nlohmann::ordered_json::array({interval.low, interval.high})},
            {"loss", way.loss}};
}

void printSearch(const PreprocessingSearch& search, bool json) {
    const PreprocessingProposal& proposal = search.proposal;
    const bool proposed = proposal.verdict == PreprocessingVerdict::Proposed;
    const std::string best = preprocessingText(search.ways[proposal.best].stated);
    if (json) {
        nlohmann::ordered_json ways = nlohmann::ordered_json::array();
        for (const TriedPreprocessing& way : search.ways) ways.push_back(wayJson(way));
        nlohmann::ordered_json alike = nlohmann::ordered_json::array();
        for (const std::size_t way : proposal.alike) alike.push_back(preprocessingText(search.ways[way].stated));
        printJson({{"images", search.ways.front().isRight.size()},
                   {"ways", std::move(ways)},
                   {"proposed", proposed ? nlohmann::ordered_json(best) : nlohmann::ordered_json()},
                   {"best", best},
                   {"alike", std::move(alike)},
                   {"mcnemar_p", proposal.probability},
                   {"limit", proposal.limit}});
        return;
    }
    QList<QStringList> rows;
    for (const TriedPreprocessing& way : search.ways)
        rows += {QString::fromStdString(preprocessingText(way.stated)),
                 EvalVerb::tr("%1 of %2").arg(QString::number(way.right), QString::number(way.isRight.size())),
                 plainPercent(static_cast<double>(way.right) / static_cast<double>(way.isRight.size())),
                 intervalText(way.interval())};
    printAligned(rows, 1);
    printLine(proposalText(search.ways, proposal, search.classes));
    if (proposed) printLine(EvalVerb::tr("Say so with --preprocess \"%1\".").arg(QString::fromStdString(best)));
}

/// `--preprocess try`: which of the usual ways suits the model, by its answers to some labelled images.
int searchWay(const ModelArgument& model, const std::shared_ptr<const Dataset>& images, bool json) {
    const Interrupt interrupt;
    ProgressLine line;
    const auto search =
        searchPreprocessing(model.model, model.project.statedInput, triedPictures(images), Workers::Priority::Normal,
                            interrupt.token(), [&](std::int64_t done, std::int64_t total) {
                                if (!json) line.show(imagesText(done, total));
                            });
    line.clear();
    if (!search) {
        printError(errorText(search.error()));
        return ExitCouldNot;
    }
    printSearch(*search, json);
    return ExitDone;
}

int runEval(const ParsedArguments& arguments) {
    const bool json = arguments.has(QStringLiteral("--json"));
    const bool tries = arguments.text(preprocessRule().name) == QStringLiteral("try");
    if (const auto mistake = preprocessMistake(arguments, true)) {
        printError(mistake->sentence);
        return mistake->exitStatus;
    }
    auto model = resolveModel(arguments.positional.front());
    if (!model) {
        printError(errorText(model.error()));
        return ExitCouldNot;
    }
    if (const auto refusal = tries ? std::nullopt : applyPreprocess(arguments, *model)) {
        printError(refusal->sentence);
        return refusal->exitStatus;
    }
    for (const QString& remark : model->remarks) printError(remark);
    const auto data = openData(arguments.text(QStringLiteral("--data")), json);
    if (!data) {
        printError(dataErrorText(data.error()));
        return ExitCouldNot;
    }
    const EvaluatedPart usual =
        tries ? EvaluatedPart::Training : EvaluatedPart::Test;  // to choose by these uses them up
    const EvaluatedImages part = imagesOf(splitOf(arguments, usual), model->project, *data);
    if (!part.images) {
        printError(part.sentence);
        return ExitCouldNot;
    }
    if (tries) return searchWay(*model, part.images, json);
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
    return {{.verb = QStringLiteral("eval"),
             .synopsis = QStringLiteral("MODEL --data DATA [--split test|train|validation] [--tta 1|2|6|10|150] "
                                        "[--preprocess TEXT|try] [--json]"),
             .leastPositional = 1,
             .mostPositional = 1,
             .options = {{.name = QStringLiteral("--data"), .kind = OptionRule::Kind::Text, .required = true},
                         splitRule({QStringLiteral("test"), QStringLiteral("train"), QStringLiteral("validation")}),
                         viewsRule(),
                         preprocessRule(),
                         {.name = QStringLiteral("--json")}}},
            EvalVerb::tr("measures a trained model on a data set"),
            runEval};
}

}  // namespace fovea
