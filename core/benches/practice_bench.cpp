// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/practice_bench.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <string>
#include <utility>

#include "core/benches/dense_product.h"
#include "core/benches/practice_tables.h"
#include "core/benches/project_plan.h"
#include "core/network/catalogue.h"
#include "core/network/network_spec.h"

namespace fovea {
namespace {

constexpr int mostRuns = 12;
constexpr int deviceColumns = 6;
constexpr int mostNameLetters = 160;
constexpr int windowSide = 32;  // of LeNet's input
constexpr double giga = 1e9;

std::optional<std::string> practiceMisfit(const BenchState& fields) {
    for (const auto& [name, columns] : {std::pair("peak_of", 3), std::pair("timed", 4), std::pair("measured", 4),
                                        std::pair("runs", 3), std::pair("ascent", 2)})
        if (matrixOf(fields, name).columns != columns) return name;
    if (matrixOf(fields, "measured").rows != 2) return "measured";
    if (matrixOf(fields, "timed").at(0, 3) <= 0) return "timed";
    if (wholeOf(fields, "scene") % 4 != 0) return "scene";
    return {};
}

double lastRow(const std::string& part) {
    if (part == "computer") return double(practiceDevices.size());  // and this computer
    if (part == "chart") return double(publishedNetworks.size()) - 1;
    return part == "gallery" ? galleryCards - 1 : 0;
}

void addDevices(const BenchState& fields, BenchState& readings) {
    Matrix devices(static_cast<int>(practiceDevices.size()), deviceColumns);
    for (int row = 0; row < devices.rows; ++row) {
        const PracticeDevice& device = practiceDevices[static_cast<std::size_t>(row)];
        const double columns[] = {device.units,  device.gigahertz, device.perCycle,
                                  device.gflops, device.dollars,   device.dollarsHour};
        for (int column = 0; column < deviceColumns; ++column) devices.at(row, column) = columns[column];
    }
    const auto row = static_cast<std::size_t>(wholeOf(fields, "row"));
    if (choiceOf(fields, "part") == "computer" && row < practiceDevices.size()) {
        const PracticeDevice& device = practiceDevices[row];
        if (device.units > 0) {
            readings.emplace("device_peak", device.units * device.gigahertz * device.perCycle);
            readings.emplace("device_clock", device.gflops / (device.units * device.perCycle));
        }
        if (device.dollars > 0) readings.emplace("device_dollars", device.dollars / device.gflops);
        readings.emplace("to_first", device.gflops / practiceDevices.front().gflops);
    }
    readings.emplace("hours", practiceDevices[1].dollars / practiceDevices.back().dollarsHour);
    readings.emplace("devices", std::move(devices));
    Matrix speedups(static_cast<int>(practiceSpeedups.size()), 2);
    for (int i = 0; i < speedups.rows; ++i) {
        speedups.at(i, 0) = practiceSpeedups[static_cast<std::size_t>(i)].ofGraphicsCard;
        speedups.at(i, 1) = practiceSpeedups[static_cast<std::size_t>(i)].ofLibrary;
    }
    readings.emplace("speedups", std::move(speedups));
    readings.emplace("vgg_speedup", vggOnProcessor / vggOnCard);
    const Matrix& peak = matrixOf(fields, "peak_of");
    readings.emplace("peak", peak.at(0, 0) * peak.at(0, 1) * peak.at(0, 2));
    const Matrix& timed = matrixOf(fields, "timed");
    readings.emplace("gflops", 2 * timed.at(0, 0) * timed.at(0, 1) * timed.at(0, 2) / (giga * timed.at(0, 3)));
}

/// The README's networks, with what the engine counts of them.
const Matrix& measuredRows() {
    static const Matrix rows = [] {
        Matrix made(static_cast<int>(measuredNetworks.size()), 3);
        for (int row = 0; row < made.rows; ++row) {
            const MeasuredNetwork& network = measuredNetworks[static_cast<std::size_t>(row)];
            const CatalogueEntry* entry = findInCatalogue(network.name);
            const NetworkSpec spec = entry->make(entry->input, entry->classes);
            const NetworkCost cost = networkCost(spec, inferShapes(spec));
            made.at(row, 0) = network.error;
            made.at(row, 1) = static_cast<double>(cost.totals.parameters);
            made.at(row, 2) = static_cast<double>(cost.totals.macs);
        }
        return made;
    }();
    return rows;
}

void addChart(const BenchState& fields, BenchState& readings) {
    Matrix published(static_cast<int>(publishedNetworks.size()), 3);
    for (int row = 0; row < published.rows; ++row) {
        const PublishedNetwork& network = publishedNetworks[static_cast<std::size_t>(row)];
        published.at(row, 0) = network.error;
        published.at(row, 1) = network.millions;
        published.at(row, 2) = network.gigaMacs;
    }
    readings.emplace("published", std::move(published));
    std::vector<double> own = measuredRows().values;
    const Matrix& runs = matrixOf(fields, "runs");
    for (int row = 0; row < runs.rows; ++row) {
        // A dot needs both costs; an error of 0 is one.
        if (runs.at(row, 1) <= 0 || runs.at(row, 2) <= 0) continue;
        for (int column = 0; column < 3; ++column) own.push_back(runs.at(row, column));
    }
    const int count = static_cast<int>(own.size()) / 3;
    readings.emplace("own", Matrix(count, 3, std::move(own)));
}

void addPlan(const BenchState& fields, BenchState& readings) {
    const std::string& goal = choiceOf(fields, "goal");
    const Matrix& measured = matrixOf(fields, "measured");
    const ProjectPlan plan = planProject({.goal = goal,
                                          .known = choiceOf(fields, "known"),
                                          .pictures = wholeOf(fields, "pictures"),
                                          .classes = wholeOf(fields, "classes"),
                                          .side = wholeOf(fields, "side"),
                                          .minutes = numberOf(fields, "minutes"),
                                          .gflops = measured.at(1, SpeedConvolution)});
    readings.emplace("advice", plan.advice);
    readings.emplace("pattern", plan.pattern);
    readings.emplace("loss", plan.loss);
    const std::pair<const char*, double> numbers[] = {{"rule", plan.rule},
                                                      {"stages", plan.stages},
                                                      {"convolutions", plan.convolutions},
                                                      {"parameters", plan.parameters},
                                                      {"macs", plan.macs},
                                                      {"weight_layers", plan.layers},
                                                      {"frozen", plan.frozen},
                                                      {"rate", plan.rate},
                                                      {"augment", plan.augment ? 1 : 0},
                                                      {"steps", plan.steps},
                                                      {"trainable", goal == "label" ? 1 : 0}};
    for (const auto& [name, number] : numbers) readings.emplace(name, number);
    if (plan.firstLoss) readings.emplace("first_loss", *plan.firstLoss);
    if (plan.minutes) readings.emplace("least_minutes", *plan.minutes);
    readings.emplace("ceiling", measured.at(1, SpeedFma));
}

/// Side of the map that LeNet's layers make of a larger picture where its first dense layer is a convolution of the same
/// weights: 5×5 over what is 5×5 for a picture of 32×32.
int heatSide(int scene) {
    NetworkSpec spec;
    NodeId last = spec.append(InputSpec{{scene, scene, 3}});
    for (const int filters : {6, 16}) {
        last = spec.append(Conv2dSpec{.filters = filters, .kernel = {5, 5}}, last);
        last = spec.append(MaxPool2dSpec{}, last);
    }
    last = spec.append(Conv2dSpec{.filters = 120, .kernel = {5, 5}}, last);
    return std::get<Shape>(inferShapes(spec).at(last)).height;
}

void addGallery(const BenchState& fields, BenchState& readings) {
    const Matrix& features = matrixOf(fields, "features");
    Matrix gram(features.rows, features.rows);
    for (int row = 0; row < features.rows; ++row) {
        const auto from = features.values.begin() + std::ptrdiff_t{row} * features.columns;
        const Matrix one(features.columns, 1, {from, from + features.columns});
        const Matrix products = denseProduct(features, one, {});
        for (int other = 0; other < features.rows; ++other) gram.at(row, other) = products.at(other, 0);
    }
    readings.emplace("gram", std::move(gram));
    const Matrix& ascent = matrixOf(fields, "ascent");
    const double length = std::hypot(ascent.at(0, 0), ascent.at(0, 1));
    Matrix moved(1, 2);
    // A gradient of 0 leads nowhere.
    if (length > 0)
        for (int i = 0; i < 2; ++i) moved.at(0, i) = numberOf(fields, "push") * ascent.at(0, i) / length;
    readings.emplace("raised", denseProduct(ascent, moved, {}).values.front());
    readings.emplace("moved", std::move(moved));
    const int heat = heatSide(wholeOf(fields, "scene"));
    readings.emplace("heat", heat);
    readings.emplace("windows", double(heat) * heat);
}

BenchState practiceReadings(const BenchState& fields) {
    BenchState readings{{"last", lastRow(choiceOf(fields, "part"))}};
    addDevices(fields, readings);
    addChart(fields, readings);
    addPlan(fields, readings);
    addGallery(fields, readings);
    return readings;
}

BenchField numbersField(std::string_view name, Matrix initial, double most, int rows = 1) {
    const int columns = initial.columns;
    return {.name = name,
            .initial = std::move(initial),
            .least = 0,
            .most = most,
            .mostRows = rows,
            .mostColumns = columns};
}

BenchField signedField(std::string_view name, Matrix initial, int rows, int columns) {
    return {.name = name,
            .initial = std::move(initial),
            .least = -99,
            .most = 99,
            .mostRows = rows,
            .mostColumns = columns};
}

}  // namespace

const BenchKind& practiceBench() {
    static const BenchKind kind{
        .id = "practice",
        .fields = {{.name = "part", .initial = "computer", .choices = {"computer", "chart", "wizard", "gallery"}},
                   wholeField("row", 0, 0, galleryCards - 1),
                   {.name = "goal", .initial = "label", .choices = {"label", "labels", "number"}},
                   {.name = "known", .initial = "none", .choices = {"none", "similar", "different"}},
                   wholeField("pictures", 1000, 1, 100000),
                   wholeField("classes", 10, 2, 1000),
                   wholeField("side", 32, 8, 512),
                   wholeField("minutes", 60, 1, 10000),
                   {.name = "cost", .initial = "parameters", .choices = {"parameters", "macs"}},
                   {.name = "push", .initial = Matrix(0.1), .least = 0, .most = 1},
                   wholeField("scene", 64, windowSide, 128),
                   numbersField("peak_of", Matrix(1, 3, {4, 4.2, 32}), 1e5),
                   numbersField("timed", Matrix(1, 4, {512, 512, 512, 0.01}), 1e5),
                   numbersField("measured", Matrix(2, 4), 1e9, 2),
                   wholeField("threads", 0, 0, 4096),
                   {.name = "computer", .initial = "", .mostLetters = mostNameLetters},
                   numbersField("runs", Matrix(1, 3), 1e12, mostRuns),
                   signedField("features", Matrix(2, 3, {1, 2, 3, 0, 1, 1}), 3, 4),
                   signedField("ascent", Matrix(1, 2, {3, 4}), 1, 2)},
        .readings = {"last",       "devices",    "device_peak",   "device_clock",  "device_dollars", "to_first",
                     "hours",      "speedups",   "vgg_speedup",   "peak",          "gflops",         "published",
                     "own",        "advice",     "rule",          "pattern",       "stages",         "convolutions",
                     "parameters", "macs",       "weight_layers", "frozen",        "rate",           "augment",
                     "loss",       "first_loss", "steps",         "least_minutes", "trainable",      "gram",
                     "moved",      "ceiling",    "raised",        "heat",          "windows"},
        .step = "row",
        .lastStep = "last",
        .fit = practiceMisfit,
        .compute = practiceReadings};
    return kind;
}

}  // namespace fovea
