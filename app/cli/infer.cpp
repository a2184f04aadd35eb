// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "app/cli/class_argument.h"
#include "app/cli/network_argument.h"
#include "app/cli/preprocess_argument.h"
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

int refuse(const QString& sentence) {
    printError(sentence);
    return ExitCouldNot;
}

int runInfer(const ParsedArguments& arguments) {
    if (const auto mistake = preprocessMistake(arguments)) {
        printError(mistake->sentence);
        return mistake->exitStatus;
    }
    const QString input = arguments.text(QStringLiteral("--input"));
    const QString output = arguments.text(QStringLiteral("--output"));
    if (const auto problem = targetProblem(output, TargetKind::Array, {arguments.positional.front(), input}, arguments))
        return refuse(*problem);
    // A model that leaves the size of its images free takes it from the array.
    std::optional<Shape> size;
    if (const auto array = NpyReader::open(input.toStdString()); array && array->shape().size() == 4) {
        const auto side = [&](std::size_t i) {
            return static_cast<int>(std::min<std::int64_t>(array->shape()[i], 65536));
        };
        size = Shape{side(2), side(3), side(1)};
    }
    auto model = resolveModel(arguments.positional.front(), size);
    if (!model) return refuse(errorText(model.error()));
    if (const auto refusal = applyPreprocess(arguments, *model)) {
        printError(refusal->sentence);
        return refusal->exitStatus;
    }
    InferRequest request;
    if (arguments.has(QStringLiteral("--layer"))) {
        const auto layer = findLayer(model->model.spec, arguments.text(QStringLiteral("--layer")).toStdString());
        if (!layer) return refuse(errorText(layer.error()));
        request.layer = *layer;
    }
    if (arguments.has(QStringLiteral("--gradient-of"))) {
        const QString name = arguments.text(QStringLiteral("--gradient-of"));
        request.gradientOf = classNamed(model->model, name);
        if (!request.gradientOf) return refuse(unknownClassText(model->model, name));
    }
    const auto shape =
        inferFile(model->model, request, input.toStdString(), output.toStdString(), std::make_shared<Workers>());
    if (!shape) return refuse(errorText(shape.error()));
    printLine(InferVerb::tr("Wrote “%1”: %2.").arg(output, QString::fromStdString(arrayShapeText(*shape))));
    return ExitDone;
}

}  // namespace

Verb inferVerb() {
    return {
        {.verb = QStringLiteral("infer"),
         .synopsis = QStringLiteral(
             "MODEL --input X.npy --output Y.npy [--force] [--layer NAME] [--gradient-of CLASS] [--preprocess TEXT]"),
         .leastPositional = 1,
         .mostPositional = 1,
         .options = {{.name = QStringLiteral("--input"), .kind = OptionRule::Kind::Text, .required = true},
                     {.name = QStringLiteral("--output"), .kind = OptionRule::Kind::Text, .required = true},
                     forceRule(),
                     {.name = QStringLiteral("--layer"), .kind = OptionRule::Kind::Text},
                     {.name = QStringLiteral("--gradient-of"), .kind = OptionRule::Kind::Text},
                     preprocessRule()}},
        InferVerb::tr(
            "runs a float32 array N×C×H×W and writes scores, a layer's output, or the gradient of a class's score"),
        runInfer};
}

}  // namespace fovea
