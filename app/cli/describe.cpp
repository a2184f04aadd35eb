// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <limits>
#include <thread>

#include "app/cli/network_argument.h"
#include "app/cli/optimizer_arguments.h"
#include "app/cli/terminal.h"
#include "app/cli/verbs.h"
#include "app/error_text.h"
#include "app/training_setup.h"
#include "app/weights_hash.h"
#include "core/analysis/first_activations.h"
#include "core/analysis/receptive_field.h"
#include "core/json.h"
#include "core/network/network_plan.h"
#include "core/training/layer_training.h"

namespace fovea {
namespace {

using nlohmann::ordered_json;

struct DescribeVerb {
    Q_DECLARE_TR_FUNCTIONS(fovea::DescribeVerb)
};

/// Everything that is said about a network, computed once.
struct Description {
    NetworkSpec spec;
    LayerTraining layers;  ///< as the file has it
    ShapeTable shapes;
    NetworkCost cost;
    std::map<NodeId, std::optional<ReceptiveField>> fields;
    std::vector<NodeId> order;
};

Description describe(NetworkSpec spec, LayerTraining layers) {
    Description result;
    result.layers = std::move(layers);
    result.shapes = inferShapes(spec);
    result.cost = networkCost(spec, result.shapes);
    result.fields = receptiveFields(spec, result.shapes);
    result.order = spec.topologicalOrder();
    result.spec = std::move(spec);
    return result;
}

ordered_json extentJson(const Extent& extent) { return {{"height", extent.height}, {"width", extent.width}}; }

const Shape* shapeOf(const Description& description, NodeId id) {
    const auto found = description.shapes.find(id);
    return found == description.shapes.end() ? nullptr : std::get_if<Shape>(&found->second);
}

const ReceptiveField* fieldOf(const Description& description, NodeId id) {
    const auto found = description.fields.find(id);
    return found == description.fields.end() || !found->second ? nullptr : &*found->second;
}

LayerCost costOf(const Description& description, NodeId id) {
    const auto found = description.cost.layers.find(id);
    return found == description.cost.layers.end() ? LayerCost{} : found->second;
}

ordered_json layerJson(const Description& description, const Node& node) {
    const LayerCost cost = costOf(description, node.id);
    ordered_json layer{{"id", node.id.value},
                       {"kind", kindName(node.layer)},
                       {"name", node.name},
                       {"output", nullptr},
                       {"parameters", cost.parameters},
                       {"macs", cost.macs},
                       {"receptive_field", nullptr},
                       {"jump", nullptr},
                       {"offset", nullptr},
                       {"frozen", description.layers.frozen.contains(node.id)}};
    if (const Shape* shape = shapeOf(description, node.id))
        layer["output"] = {{"height", shape->height}, {"width", shape->width}, {"channels", shape->channels}};
    if (const ReceptiveField* field = fieldOf(description, node.id)) {
        layer["receptive_field"] = extentJson(field->size);
        layer["jump"] = extentJson(field->jump);
        layer["offset"] = {{"top", field->top}, {"left", field->left}};
    }
    return layer;
}

ordered_json totalsJson(const Description& description) {
    ordered_json layers = ordered_json::array();
    for (const NodeId id : description.order) layers.push_back(layerJson(description, *description.spec.find(id)));
    const NetworkTotals& totals = description.cost.totals;
    const TrainedCounts counts = trainedCounts(description.spec, description.layers);
    return {{"layers", std::move(layers)},
            {"parameters", totals.parameters},
            {"trained_parameters", counts.trained},
            {"frozen_parameters", counts.frozen},
            {"macs", totals.macs},
            {"activation_bytes", totals.activationBytes}};
}

/// The first row, and column where it is another, that unit (0, 0) sees.
QString offsetText(const ReceptiveField& field) {
    return field.top == field.left ? QString::number(field.top)
                                   : QStringLiteral("%1,%2").arg(field.top).arg(field.left);
}

QString extentText(const Extent& extent) {
    return extent.height == extent.width ? QString::number(extent.height)
                                         : QStringLiteral("%1x%2").arg(extent.height).arg(extent.width);
}

/// --init: what it makes of noise in a first step; a row for each layer.
Result<std::vector<FirstActivation>> firstActivationsOf(const ParsedArguments& arguments, const NetworkSpec& spec) {
    const auto seed = static_cast<std::uint64_t>(arguments.whole(QStringLiteral("--seed")).value_or(1));
    return firstActivations(spec, *initialisationGiven(arguments), seed);
}

void printActivations(const Description& description, const std::vector<FirstActivation>& spreads) {
    printLine(DescribeVerb::tr("First step with these initial weights, for 8 images of noise with deviation 1:"));
    QList<QStringList> rows{{DescribeVerb::tr("Layer"), DescribeVerb::tr("Mean"), DescribeVerb::tr("Deviation")}};
    for (const FirstActivation& spread : spreads)
        rows.append({QString::fromStdString(description.spec.find(spread.node)->name),
                     QString::number(spread.mean, 'g', 3), QString::number(spread.deviation, 'g', 3)});
    printAligned(rows, 1);
}

ordered_json activationsJson(const Description& description, const std::vector<FirstActivation>& spreads) {
    ordered_json list = ordered_json::array();
    for (const FirstActivation& spread : spreads)
        list.push_back(
            {{"id", spread.node.value},
             {"name", description.spec.find(spread.node)->name},
             {"mean", std::isfinite(spread.mean) ? ordered_json(spread.mean) : ordered_json(nullptr)},
             {"deviation", std::isfinite(spread.deviation) ? ordered_json(spread.deviation) : ordered_json(nullptr)}});
    return list;
}

void printTable(const Description& description) {
    QList<QStringList> rows{{DescribeVerb::tr("Layer"), DescribeVerb::tr("Kind"), DescribeVerb::tr("Output"),
                             DescribeVerb::tr("Parameters"), DescribeVerb::tr("MACs"),
                             DescribeVerb::tr("Receptive field"), DescribeVerb::tr("Jump"),
                             DescribeVerb::tr("Offset")}};
    for (const NodeId id : description.order) {
        const Node& node = *description.spec.find(id);
        const Shape* shape = shapeOf(description, id);
        const ReceptiveField* field = fieldOf(description, id);
        const LayerCost cost = costOf(description, id);
        rows.append({QString::fromStdString(node.name), QString::fromStdString(std::string(kindName(node.layer))),
                     shape != nullptr ? QString::fromStdString(plainShape(*shape)) : QStringLiteral("?"),
                     QString::number(cost.parameters), QString::number(cost.macs),
                     field != nullptr ? extentText(field->size) : QStringLiteral("-"),
                     field != nullptr ? extentText(field->jump) : QStringLiteral("-"),
                     field != nullptr ? offsetText(*field) : QStringLiteral("-")});
    }
    printAligned(rows, 3);
    const NetworkTotals& totals = description.cost.totals;
    printLine(QString());
    printLine(DescribeVerb::tr("%1 parameters, %2 multiply-accumulates and %3 of activations for one image.")
                  .arg(QString::number(totals.parameters), QString::number(totals.macs),
                       bytesText(static_cast<double>(totals.activationBytes))));
    const TrainedCounts counts = trainedCounts(description.spec, description.layers);
    if (counts.frozen > 0)
        printLine(DescribeVerb::tr("%1 of the parameters are trained, %2 are frozen (%3).")
                      .arg(QString::number(counts.trained), QString::number(counts.frozen),
                           QString::fromStdString(frozenText(unchangedLayers(description.layers), description.spec))));
}

/// Memory of training on this machine's threads. Takes none itself.
std::int64_t trainingMemory(const Description& description, int batch) {
    const std::uint64_t bytes =
        trainingBytes(description.spec, batch, static_cast<int>(std::thread::hardware_concurrency()));
    return static_cast<std::int64_t>(std::min<std::uint64_t>(bytes, std::numeric_limits<std::int64_t>::max()));
}

int runDescribe(const ParsedArguments& arguments) {
    if (arguments.has(QStringLiteral("--seed")) && !arguments.has(QStringLiteral("--init"))) {
        printError(DescribeVerb::tr("--seed has no effect without --init: nothing else is drawn."));
        return ExitUsage;
    }
    const auto widths = patternWidths(arguments);
    if (!widths) {
        printError(errorText(widths.error()));
        return ExitUsage;
    }
    auto network =
        resolveNetwork(arguments.positional.front(), arguments.shape(QStringLiteral("--input")), std::nullopt, *widths);
    if (!network) {
        printError(networkErrorText(network.error()));
        return ExitCouldNot;
    }
    const auto weights = network->project ? network->project->weights : nullptr;
    const QString hash = weights ? weightsHash(network->spec, *weights) : QString();
    const Description description =
        describe(std::move(network->spec), network->project ? network->project->options.layers : LayerTraining{});
    const QString problems = problemsText(description.spec);
    ordered_json json = totalsJson(description);
    if (!hash.isEmpty()) json["weights_sha256"] = hash.toStdString();
    QString memory;
    if (const auto batch = arguments.whole(QStringLiteral("--batch")); batch && problems.isEmpty()) {
        const auto bytes = trainingMemory(description, static_cast<int>(*batch));
        json["training_bytes"] = bytes;
        memory = DescribeVerb::tr("%1 to train it with batches of %2.")
                     .arg(bytesText(static_cast<double>(bytes)), QString::number(*batch));
    }
    std::vector<FirstActivation> spreads;
    if (arguments.has(QStringLiteral("--init")) && problems.isEmpty()) {
        auto found = firstActivationsOf(arguments, description.spec);
        if (!found) {
            printError(errorText(found.error()));
            return ExitCouldNot;
        }
        spreads = *std::move(found);
        json["first_activations"] = activationsJson(description, spreads);
    }
    if (arguments.has(QStringLiteral("--json"))) {
        printJson(json);
    } else {
        printTable(description);
        if (!spreads.empty()) printActivations(description, spreads);
        if (!memory.isEmpty()) printLine(memory);
        if (!hash.isEmpty()) printLine(DescribeVerb::tr("Weights: SHA-256 %1").arg(hash));
    }
    for (const QString& remark : network->remarks) printError(remark);
    if (problems.isEmpty()) return ExitDone;
    printError(DescribeVerb::tr("This network can't run yet.\n%1").arg(problems));
    return ExitCouldNot;
}

}  // namespace

Verb describeVerb() {
    return {
        {.verb = QStringLiteral("describe"),
         .synopsis = QStringLiteral(
             "NETWORK|PATTERN [--input HxWxC] [--widths N,…] [--fc N,…] [--batch N] [--init NAME [--seed 1]]\n                 [--json]"),
         .leastPositional = 1,
         .mostPositional = 1,
         .options =
             patternOptions() +
             QList<OptionRule>{
                 {.name = QStringLiteral("--input"), .kind = OptionRule::Kind::ImageShape},
                 {.name = QStringLiteral("--batch"), .kind = OptionRule::Kind::Whole, .smallest = 1, .largest = 65536},
                 {.name = QStringLiteral("--seed"),
                  .kind = OptionRule::Kind::Whole,
                  .smallest = 0,
                  .largest = 9007199254740992.0},
                 initialisationRule(),
                 {.name = QStringLiteral("--json")}}},
        DescribeVerb::tr("lists the layers with shapes, parameters and receptive fields"),
        runDescribe};
}

}  // namespace fovea
