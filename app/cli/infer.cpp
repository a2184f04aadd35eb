// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

#include "app/cli/network_argument.h"
#include "app/cli/target.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "core/exchange/npy.h"
#include "core/exchange/raw_inference.h"

namespace fovea {
namespace {

struct InferVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::InferVerb)
};

/// A class by its name, or by its number from 0; nullopt where there is none such.
std::optional<int> classNamed(const Model& model, const QString& text) {
    const auto& names = model.classNames;
    const auto found = std::find(names.begin(), names.end(), text.toStdString());
    if (found != names.end()) return static_cast<int>(found - names.begin());
    bool isNumber = false;
    const int number = QLocale::c().toInt(text, &isNumber);
    const int classes = soundShapes(model.spec).at(*model.spec.outputNode()).channels;
    return isNumber && number >= 0 && number < classes ? std::optional<int>(number) : std::nullopt;
}

QString classesOf(const Model& model) {
    QStringList names;
    for (const std::string& name : model.classNames) names += QString::fromStdString(name);
    const int classes = soundShapes(model.spec).at(*model.spec.outputNode()).channels;
    const QString numbers = QStringLiteral("0 … %1").arg(classes - 1);
    return names.isEmpty() ? numbers : numbers + QStringLiteral(", ") + names.join(QStringLiteral(", "));
}

int refuse(const QString& sentence) {
    printError(sentence);
    return ExitCouldNot;
}

int runInfer(const ParsedArguments& arguments) {
    const QString input = arguments.text(QStringLiteral("--input"));
    const QString output = arguments.text(QStringLiteral("--output"));
    if (const auto problem = targetProblem(output, TargetKind::Array, {arguments.positional.front(), input}, arguments))
        return refuse(*problem);
    const auto model = resolveModel(arguments.positional.front());
    if (!model) return refuse(errorText(model.error()));
    InferRequest request;
    if (arguments.has(QStringLiteral("--layer"))) {
        const auto layer = findLayer(model->model.spec, arguments.text(QStringLiteral("--layer")).toStdString());
        if (!layer) return refuse(errorText(layer.error()));
        request.layer = *layer;
    }
    if (arguments.has(QStringLiteral("--gradient-of"))) {
        const QString name = arguments.text(QStringLiteral("--gradient-of"));
        request.gradientOf = classNamed(model->model, name);
        if (!request.gradientOf)
            return refuse(InferVerb::tr("The model has no class “%1”. Give a number or a name of these: %2.")
                              .arg(name, classesOf(model->model)));
    }
    const auto shape =
        inferFile(model->model, request, input.toStdString(), output.toStdString(), std::make_shared<Workers>());
    if (!shape) return refuse(errorText(shape.error()));
    printLine(InferVerb::tr("Wrote “%1”: %2.").arg(output, QString::fromStdString(arrayShapeText(*shape))));
    return ExitDone;
}

}  // namespace

Verb inferVerb() {
    return {{.verb = QStringLiteral("infer"),
             .synopsis =
                 QStringLiteral("MODEL --input X.npy --output Y.npy [--force] [--layer NAME] [--gradient-of CLASS]"),
             .leastPositional = 1,
             .mostPositional = 1,
             .options = {{.name = QStringLiteral("--input"), .kind = OptionRule::Kind::Text, .required = true},
                         {.name = QStringLiteral("--output"), .kind = OptionRule::Kind::Text, .required = true},
                         forceRule(),
                         {.name = QStringLiteral("--layer"), .kind = OptionRule::Kind::Text},
                         {.name = QStringLiteral("--gradient-of"), .kind = OptionRule::Kind::Text}}},
            InferVerb::tr(
                "runs a float32 array N×C×H×W and writes scores, a layer's output, or the gradient of a class's score"),
            runInfer};
}

}  // namespace fovea
