// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "app/cli/class_argument.h"
#include "app/cli/interrupt.h"
#include "app/cli/layer_argument.h"
#include "app/cli/network_argument.h"
#include "app/cli/picture_argument.h"
#include "app/cli/picture_file.h"
#include "app/cli/target.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "app/model_network.h"
#include "core/analysis/dreaming.h"
#include "core/json.h"

namespace fovea {
namespace {

struct DreamVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::DreamVerb)
};

int refuseDream(const QString& sentence, int status = ExitCouldNot) {
    printError(sentence);
    return status;
}

/// Exactly one of --unit, --layer and --class; the sentence of what is wrong.
std::variant<DreamTarget, QString> dreamTarget(const ParsedArguments& arguments, const Model& model) {
    if (arguments.has(QStringLiteral("--unit"))) {
        const auto unit = unitOrMapNamed(model.spec, arguments.text(QStringLiteral("--unit")));
        if (const auto* sentence = std::get_if<QString>(&unit)) return *sentence;
        const auto& found = std::get<NamedUnit>(unit);
        return DreamTarget{found.layer, found.channel, found.y, found.x};
    }
    if (arguments.has(QStringLiteral("--layer"))) {
        const auto layer = layerNamed(model.spec, arguments.text(QStringLiteral("--layer")));
        if (!layer) return errorText(layer.error());
        return DreamTarget{.layer = *layer, .channel = {}, .y = {}, .x = {}};
    }
    const QString name = arguments.text(QStringLiteral("--class"));
    const auto category = classNamed(model, name);
    if (!category) return unknownClassText(model, name);
    return DreamTarget{.layer = *model.spec.outputNode(), .channel = category, .y = {}, .x = {}};
}

QString dreamUsageProblem(const ParsedArguments& arguments) {
    int targets = 0;
    for (const char* option : {"--unit", "--layer", "--class"})
        targets += arguments.has(QString::fromLatin1(option)) ? 1 : 0;
    if (targets != 1)
        return DreamVerb::tr(
            "Name one thing to dream of: --unit LAYER,channel or LAYER,y,x,channel, --layer L or "
            "--class C.");
    if (pictureSources(arguments).size() > 1)
        return DreamVerb::tr("A dream begins with one picture at most: --input X.npy or --image FILE.");
    const QString out = arguments.text(QStringLiteral("--out"));
    if (!out.endsWith(QStringLiteral(".png")) && !out.endsWith(QStringLiteral(".npy")))
        return DreamVerb::tr("--out takes a picture (.png) or an array (.npy), not “%1”.").arg(out);
    return {};
}

void takeNumbers(const ParsedArguments& arguments, DreamRequest& request) {
    if (const auto steps = arguments.whole(QStringLiteral("--steps"))) request.steps = static_cast<int>(*steps);
    if (const auto jitter = arguments.whole(QStringLiteral("--jitter"))) request.jitter = static_cast<int>(*jitter);
    if (const auto seed = arguments.whole(QStringLiteral("--seed"))) request.seed = static_cast<std::uint64_t>(*seed);
    if (const auto rate = arguments.real(QStringLiteral("--rate"))) request.rate = *rate;
    if (const auto blur = arguments.real(QStringLiteral("--blur"))) request.blur = *blur;
    if (const auto decay = arguments.real(QStringLiteral("--decay"))) request.decay = *decay;
}

/// The pixels of the picture that is begun with, grey without one; or the sentence of what is wrong.
std::variant<std::vector<float>, QString> firstPicture(const ParsedArguments& arguments, Shape input) {
    if (pictureSources(arguments).isEmpty()) return std::vector<float>(static_cast<std::size_t>(input.size()), 0.5F);
    auto pictures = readPictures(arguments, input);
    if (!pictures) return errorText(pictures.error());
    if (QString problem = onePictureProblem(pictures->size()); !problem.isEmpty()) return problem;
    return std::move(pictures->front());
}

int runDream(const ParsedArguments& arguments) {
    if (const QString problem = dreamUsageProblem(arguments); !problem.isEmpty())
        return refuseDream(problem, ExitUsage);
    const QString out = arguments.text(QStringLiteral("--out"));
    const bool isArray = out.endsWith(QStringLiteral(".npy"));
    const QStringList sources = pictureSources(arguments) + QStringList{arguments.positional.front()};
    if (const auto problem = targetProblem(out, isArray ? TargetKind::Array : TargetKind::Picture, sources, arguments))
        return refuseDream(*problem);
    const auto model = resolveModel(arguments.positional.front());
    if (!model) return refuseDream(errorText(model.error()));
    for (const QString& remark : model->remarks) printError(remark);
    const auto target = dreamTarget(arguments, model->model);
    if (const auto* sentence = std::get_if<QString>(&target)) return refuseDream(*sentence);
    DreamRequest request{.target = std::get<DreamTarget>(target), .fromPicture = !pictureSources(arguments).isEmpty()};
    const Shape input = soundShapes(model->model.spec).at(*model->model.spec.inputNode());
    request.jitter = std::min(request.jitter, mostJitter(input));  // the usual one is too much for the smallest
    takeNumbers(arguments, request);
    if (!isArray && input.channels != 1 && input.channels != 3)
        return refuseDream(
            DreamVerb::tr("The model takes %1 channels, which no picture has. Write an array: --out X.npy.")
                .arg(input.channels));
    const auto pixels = firstPicture(arguments, input);
    if (const auto* sentence = std::get_if<QString>(&pixels)) return refuseDream(*sentence);
    auto network = networkOf(model->model, 1, Purpose::Inspection);
    if (!network) return refuseDream(errorText(network.error()));
    auto start = dreamStart(**network, std::get<std::vector<float>>(pixels), request);
    if (!start) return refuseDream(errorText(start.error()));
    const Interrupt interrupt;
    ProgressLine line;
    const auto dream =
        dreamOn(**network, request, *std::move(start), interrupt.token(), [&](int done, int total, const DreamState&) {
            if (onTerminal()) line.show(QStringLiteral("%1 / %2").arg(done).arg(total));
        });
    line.clear();
    if (!dream) return refuseDream(errorText(dream.error()));
    if (const auto written = writePixels(dream->best, input, out); !written)
        return refuseDream(errorText(written.error()));
    if (arguments.has(QStringLiteral("--json")))
        printJson({{"steps", dream->step},
                   {"start", dream->scores.front()},
                   {"best", dream->bestScore()},
                   {"best_step", dream->bestStep},
                   {"values", dream->scores}});
    else
        printLine(DreamVerb::tr("Wrote “%1”: %2 at the start, %3 after %4 steps.")
                      .arg(out, QString::number(dream->scores.front(), 'g', 4),
                           QString::number(dream->bestScore(), 'g', 4), QString::number(dream->bestStep)));
    return ExitDone;
}

}  // namespace

Verb dreamVerb() {
    using Kind = OptionRule::Kind;
    constexpr double largestWhole = 1e5;
    constexpr double largestSeed = 9007199254740991.0;
    return {
        {.verb = QStringLiteral("dream"),
         .synopsis = QStringLiteral("MODEL --unit LAYER,channel|LAYER,y,x,channel|--layer L|--class C "
                                    "[--image FILE|--input X.npy] [--steps 128] [--rate 0.04] [--jitter 2] "
                                    "[--blur 0.5] [--decay 0.01] [--seed 1] --out FILE.png|Y.npy [--force] [--json]"),
         .leastPositional = 1,
         .mostPositional = 1,
         .options =
             pictureOptions() +
             QList<OptionRule>{
                 {.name = QStringLiteral("--unit"), .kind = Kind::Text},
                 {.name = QStringLiteral("--layer"), .kind = Kind::Text},
                 {.name = QStringLiteral("--class"), .kind = Kind::Text},
                 {.name = QStringLiteral("--steps"), .kind = Kind::Whole, .smallest = 1, .largest = largestWhole},
                 {.name = QStringLiteral("--jitter"), .kind = Kind::Whole, .smallest = 0, .largest = largestWhole},
                 {.name = QStringLiteral("--seed"), .kind = Kind::Whole, .smallest = 0, .largest = largestSeed},
                 {.name = QStringLiteral("--rate"), .kind = Kind::Real, .smallest = 0, .largest = 1},
                 {.name = QStringLiteral("--blur"), .kind = Kind::Real, .smallest = 0, .largest = 10},
                 {.name = QStringLiteral("--decay"), .kind = Kind::Real, .smallest = 0, .largest = 1},
                 {.name = QStringLiteral("--out"), .kind = Kind::Text, .required = true},
                 forceRule(),
                 {.name = QStringLiteral("--json")}}},
        DreamVerb::tr("finds a picture that a map, a unit, a layer or a class answers to as strongly as can be"),
        runDream};
}

}  // namespace fovea
