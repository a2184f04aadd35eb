// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "app/cli/data_argument.h"
#include "app/cli/interrupt.h"
#include "app/cli/network_argument.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "app/training_setup.h"
#include "core/json.h"
#include "core/training/evaluate.h"

namespace fovea {
namespace {

using nlohmann::ordered_json;

struct EvalVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::EvalVerb)
};

constexpr int evaluationBatch = 128;

/// The model's own names, or the data's where the model has none.
std::vector<std::string> namesOf(const Model& model, const Dataset& data) {
    return model.classNames.size() == data.classNames().size() ? model.classNames : data.classNames();
}

Result<Evaluation> evaluateModel(const Model& model, const std::shared_ptr<const Dataset>& data, bool quiet) {
    if (const auto fits = checkFits(model.spec, *data); !fits) return fits.error();
    auto network = Network::create(model.spec, evaluationBatch, Purpose::Inference, std::make_shared<Workers>());
    if (!network) return network.error();
    (*network)->setWeights(*model.weights);
    (*network)->setPreprocessing(model.preprocessing);
    const auto batches = evaluationBatches(data, evaluationBatch);
    const Interrupt interrupt;
    ProgressLine line;
    const auto progress = [&](std::int64_t done, std::int64_t total) {
        if (quiet) return;
        line.show(bar(total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 1, 20) +
                  EvalVerb::tr(" %1 of %2 images").arg(QString::number(done), QString::number(total)));
    };
    return evaluate(**network, *batches, interrupt.token(), progress);
}

void print(const Evaluation& evaluation, const std::vector<std::string>& names, bool json) {
    const std::vector<double> perClass = evaluation.perClassAccuracy();
    if (json) {
        ordered_json classes = ordered_json::array();
        for (std::size_t i = 0; i < perClass.size(); ++i)
            classes.push_back({{"name", i < names.size() ? names[i] : std::to_string(i)}, {"accuracy", perClass[i]}});
        printJson({{"accuracy", evaluation.accuracy},
                   {"loss", evaluation.loss},
                   {"per_class", std::move(classes)},
                   {"confusion", evaluation.confusion}});
        return;
    }
    printLine(EvalVerb::tr("Accuracy %1, loss %2, on %3 images.")
                  .arg(percentText(evaluation.accuracy), QString::number(evaluation.loss, 'f', 4),
                       QString::number(evaluation.count)));
    for (std::size_t i = 0; i < perClass.size(); ++i)
        printLine(QStringLiteral("  %1 %2").arg(
            QString::fromStdString(i < names.size() ? names[i] : std::to_string(i)).leftJustified(14),
            percentText(perClass[i]).rightJustified(6)));
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
    const bool training = arguments.text(QStringLiteral("--split")) == QStringLiteral("train");
    const std::shared_ptr<const Dataset>& part = training ? data->training : data->test;
    const auto evaluation = evaluateModel(model->model, part, json);
    if (!evaluation) {
        printError(errorText(evaluation.error()));
        return ExitCouldNot;
    }
    print(*evaluation, namesOf(model->model, *part), json);
    return ExitDone;
}

}  // namespace

Verb evalVerb() {
    return {{.verb = QStringLiteral("eval"),
             .synopsis = QStringLiteral("MODEL --data DATA [--split test|train] [--json]"),
             .leastPositional = 1,
             .mostPositional = 1,
             .options = {{.name = QStringLiteral("--data"), .kind = OptionRule::Kind::Text, .required = true},
                         {.name = QStringLiteral("--split"),
                          .kind = OptionRule::Kind::Choice,
                          .choices = {QStringLiteral("test"), QStringLiteral("train")}},
                         {.name = QStringLiteral("--json")}}},
            EvalVerb::tr("measures a trained model on a data set"),
            runEval};
}

}  // namespace fovea
