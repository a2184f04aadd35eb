// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <algorithm>
#include <vector>

#include "app/cli/class_argument.h"
#include "app/cli/network_argument.h"
#include "app/cli/picture_argument.h"
#include "app/cli/picture_file.h"
#include "app/cli/target.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "app/model_network.h"
#include "core/analysis/fooling.h"
#include "core/json.h"
#include "core/kernels/softmax_cross_entropy.h"

namespace fovea {
namespace {

using nlohmann::ordered_json;

struct FoolVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::FoolVerb)
};

int refuseFooling(const QString& sentence, int status = ExitCouldNot) {
    printError(sentence);
    return status;
}

std::string classTitle(const Model& model, std::size_t index) {
    return index < model.classNames.size() ? model.classNames[index] : std::to_string(index);
}

std::size_t likeliest(const std::vector<float>& scores) {
    return static_cast<std::size_t>(std::ranges::max_element(scores) - scores.begin());
}

ordered_json seenJson(const Model& model, const std::vector<float>& scores) {
    const std::size_t best = likeliest(scores);
    return {{"class", classTitle(model, best)}, {"probability", double{softmax(scores)[best]}}};
}

QString seenText(const Model& model, const std::vector<float>& scores) {
    const std::size_t best = likeliest(scores);
    return QStringLiteral("%1 %2").arg(QString::fromStdString(classTitle(model, best)),
                                       plainPercent(double{softmax(scores)[best]}));
}

ordered_json foolingJson(const Model& model, const FoolingRequest& request, const Fooling& fooling,
                         const std::vector<NonsensePicture>& nonsense) {
    ordered_json json{{"epsilon", request.epsilon}};
    json["towards"] = request.towards ? ordered_json(classTitle(model, static_cast<std::size_t>(*request.towards)))
                                      : ordered_json(nullptr);
    json["before"] = seenJson(model, fooling.scores);
    json["before"]["scores"] = fooling.scores;
    json["after"] = seenJson(model, fooling.fooledScores);
    json["after"]["scores"] = fooling.fooledScores;
    json["fooled"] = likeliest(fooling.scores) != likeliest(fooling.fooledScores);
    if (!nonsense.empty()) {
        json["nonsense"] = ordered_json::array();
        for (const NonsensePicture& picture : nonsense) {
            ordered_json seen = seenJson(model, picture.scores);
            seen["picture"] = picture.id;
            json["nonsense"].push_back(std::move(seen));
        }
    }
    return json;
}

void printFooling(const Model& model, const Fooling& fooling, const std::vector<NonsensePicture>& nonsense) {
    printLine(FoolVerb::tr("before: %1").arg(seenText(model, fooling.scores)));
    printLine(FoolVerb::tr("after: %1").arg(seenText(model, fooling.fooledScores)));
    for (const NonsensePicture& picture : nonsense)
        printLine(QStringLiteral("  %1: %2")
                      .arg(QString::fromUtf8(picture.id.data(), static_cast<qsizetype>(picture.id.size())),
                           seenText(model, picture.scores)));
}

int runFool(const ParsedArguments& arguments) {
    if (const QString problem = pictureUsageProblem(arguments); !problem.isEmpty())
        return refuseFooling(problem, ExitUsage);
    const QString out = arguments.text(QStringLiteral("--out"));
    const bool isArray = out.endsWith(QStringLiteral(".npy"));
    if (!out.isEmpty() && !isArray && !out.endsWith(QStringLiteral(".png")))
        return refuseFooling(FoolVerb::tr("--out takes a picture (.png) or an array (.npy), not “%1”.").arg(out),
                             ExitUsage);
    const QStringList sources = pictureSources(arguments) + QStringList{arguments.positional.front()};
    if (!out.isEmpty())
        if (const auto problem =
                targetProblem(out, isArray ? TargetKind::Array : TargetKind::Picture, sources, arguments))
            return refuseFooling(*problem);
    const auto model = resolveModel(arguments.positional.front());
    if (!model) return refuseFooling(errorText(model.error()));
    for (const QString& remark : model->remarks) printError(remark);
    FoolingRequest request;
    if (const auto epsilon = arguments.real(QStringLiteral("--epsilon"))) request.epsilon = *epsilon;
    if (arguments.has(QStringLiteral("--class"))) {
        request.towards = classNamed(model->model, arguments.text(QStringLiteral("--class")));
        if (!request.towards)
            return refuseFooling(unknownClassText(model->model, arguments.text(QStringLiteral("--class"))));
    }
    const Shape input = soundShapes(model->model.spec).at(*model->model.spec.inputNode());
    if (!out.isEmpty() && !isArray && input.channels != 1 && input.channels != 3)
        return refuseFooling(
            FoolVerb::tr("The model takes %1 channels, which no picture has. Write an array: --out X.npy.")
                .arg(input.channels));
    const auto pictures = readPictures(arguments, input);
    if (!pictures) return refuseFooling(errorText(pictures.error()));
    if (const QString problem = onePictureProblem(pictures->size()); !problem.isEmpty()) return refuseFooling(problem);
    auto network = networkOf(model->model, 1, Purpose::Inspection);
    if (!network) return refuseFooling(errorText(network.error()));
    const auto fooling = fool(**network, pictures->front(), request);
    if (!fooling) return refuseFooling(errorText(fooling.error()));
    std::vector<NonsensePicture> nonsense;
    if (arguments.has(QStringLiteral("--nonsense"))) nonsense = nonsensePictures(**network, pictures->front());
    if (!out.isEmpty())
        if (const auto written = writePixels(fooling->pixels, input, out); !written)
            return refuseFooling(errorText(written.error()));
    if (arguments.has(QStringLiteral("--json")))
        printJson(foolingJson(model->model, request, *fooling, nonsense));
    else
        printFooling(model->model, *fooling, nonsense);
    return ExitDone;
}

}  // namespace

Verb foolVerb() {
    using Kind = OptionRule::Kind;
    return {{.verb = QStringLiteral("fool"),
             .synopsis = QStringLiteral("MODEL --image FILE|--input X.npy [--epsilon 0.0157] [--class C] [--nonsense] "
                                        "[--out FILE.png|Y.npy [--force]] [--json]"),
             .leastPositional = 1,
             .mostPositional = 1,
             .options = pictureOptions() +
                        QList<OptionRule>{
                            {.name = QStringLiteral("--epsilon"), .kind = Kind::Real, .smallest = 0, .largest = 1},
                            {.name = QStringLiteral("--class"), .kind = Kind::Text},
                            {.name = QStringLiteral("--nonsense")},
                            {.name = QStringLiteral("--out"), .kind = Kind::Text},
                            forceRule(),
                            {.name = QStringLiteral("--json")}}},
            FoolVerb::tr("moves every value of a picture by epsilon so that the network errs (FGSM); --class says "
                         "towards what"),
            runFool};
}

}  // namespace fovea
