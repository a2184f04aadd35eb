// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <utility>

#include "app/cli/attribution_arguments.h"
#include "app/cli/network_argument.h"
#include "app/cli/picture_argument.h"
#include "app/cli/target.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "app/model_network.h"
#include "core/attribution/sanity_check.h"
#include "core/exchange/npy.h"
#include "core/json.h"

namespace fovea {
namespace {

using nlohmann::ordered_json;

struct AttributeVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::AttributeVerb)
};

int refuseAttribution(const QString& sentence, int status = ExitCouldNot) {
    printError(sentence);
    return status;
}

/// The maps of all pictures, in the order of a file.
struct AttributionFile {
    Shape shape;
    std::vector<float> values;  ///< N × C × H × W
    std::int64_t count = 0;
};

ordered_json sanityJson(const NetworkSpec& spec, const SanityCheck& check) {
    ordered_json stages = ordered_json::array();
    for (const SanityStage& stage : check.stages)
        stages.push_back({{"layer", spec.find(stage.layer)->name}, {"rank_correlation", stage.correlation}});
    return stages;
}

/// Runs the pictures and prints a line for each. The error's sentence where one can't be.
std::optional<QString> attributePictures(Network& network, const std::vector<std::vector<float>>& pictures,
                                         const AttributionRequest& request, const ParsedArguments& arguments,
                                         AttributionFile& file) {
    ProgressLine line;
    const AttributionReport report = [&](std::int64_t done, std::int64_t total, const auto&) {
        if (onTerminal()) line.show(QStringLiteral("%1 / %2").arg(done).arg(total));
    };
    for (const std::vector<float>& picture : pictures) {
        const auto map = attribute(network, picture, request, {}, report);
        if (!map) return errorText(map.error());
        file.shape = map->shape;
        const std::vector<float> planes = asPlanes(map->values, map->shape);
        file.values.insert(file.values.end(), planes.begin(), planes.end());
        ordered_json json{{"image", file.count++}, {"score", map->score}};
        if (!map->baseline.empty()) json["baseline_score"] = map->baselineScore;
        if (request.method == "integrated-gradients") json["completeness_gap"] = map->gap();
        if (arguments.has(QStringLiteral("--sanity"))) {
            constexpr std::uint64_t sanitySeed = 99;
            const auto check = sanityCheck(network, picture, request, sanitySeed);
            if (!check) return errorText(check.error());
            json["sanity"] = sanityJson(network.spec(), *check);
        }
        line.clear();
        if (arguments.has(QStringLiteral("--json")) || arguments.has(QStringLiteral("--sanity"))) printJson(json);
    }
    return std::nullopt;
}

int runAttribute(const ParsedArguments& arguments) {
    if (const QString problem = pictureUsageProblem(arguments); !problem.isEmpty())
        return refuseAttribution(problem, ExitUsage);
    const QString output = arguments.text(QStringLiteral("--output"));
    QStringList sources = pictureSources(arguments) + QStringList{arguments.positional.front()};
    if (arguments.has(QStringLiteral("--baseline"))) sources += arguments.text(QStringLiteral("--baseline"));
    if (const auto problem = targetProblem(output, TargetKind::Array, sources, arguments))
        return refuseAttribution(*problem);
    const auto model = resolveModel(arguments.positional.front());
    if (!model) return refuseAttribution(errorText(model.error()));
    for (const QString& remark : model->remarks) printError(remark);
    const auto request = attributionRequest(arguments, model->model);
    if (const auto* sentence = std::get_if<QString>(&request)) return refuseAttribution(*sentence);
    const Shape input = soundShapes(model->model.spec).at(*model->model.spec.inputNode());
    const auto pictures = readPictures(arguments, input);
    if (!pictures) return refuseAttribution(errorText(pictures.error()));
    auto network = networkOf(model->model, 1, Purpose::Inspection);
    if (!network) return refuseAttribution(errorText(network.error()));
    AttributionFile file{.shape = input, .values = {}, .count = 0};
    if (const auto sentence =
            attributePictures(**network, *pictures, std::get<AttributionRequest>(request), arguments, file))
        return refuseAttribution(*sentence);
    const std::vector<std::int64_t> shape{file.count, file.shape.channels, file.shape.height, file.shape.width};
    std::span<const float> rest = file.values;
    const auto written = writeNpy(output.toStdString(), shape,
                                  [&]() -> Result<std::span<const float>> { return std::exchange(rest, {}); });
    if (!written) return refuseAttribution(errorText(written.error()));
    if (!arguments.has(QStringLiteral("--json")))
        printLine(AttributeVerb::tr("Wrote “%1”: %2.").arg(output, QString::fromStdString(arrayShapeText(shape))));
    return ExitDone;
}

}  // namespace

Verb attributeVerb() {
    return {{.verb = QStringLiteral("attribute"),
             .synopsis = QStringLiteral("MODEL ") + attributionSynopsis() +
                         QStringLiteral(" --input X.npy|--image FILE --output Y.npy [--force] [--sanity] [--json]"),
             .leastPositional = 1,
             .mostPositional = 1,
             .options = attributionOptions() + pictureOptions() +
                        QList<OptionRule>{
                            {.name = QStringLiteral("--output"), .kind = OptionRule::Kind::Text, .required = true},
                            forceRule(),
                            {.name = QStringLiteral("--sanity")},
                            {.name = QStringLiteral("--json")}}},
            AttributeVerb::tr("says which parts of a picture a class's score owes itself to"),
            runAttribute};
}

}  // namespace fovea
