// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/pattern_bench.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <string_view>
#include <variant>

#include "core/layers/conv2d.h"
#include "core/layers/dense.h"
#include "core/network/classics/classics.h"
#include "core/network/network_spec.h"

namespace fovea {
namespace {

constexpr int mostPatternBytes = 240;
constexpr int mostPatternWidths = 8;
constexpr double bytesPerMegabyte = 1e6;
constexpr int patternColumns = 8;
constexpr Shape vggPicture{224, 224, 3};
constexpr int vggClasses = 1000;

struct VggRow {
    std::string_view name;
    NetworkSpec (*make)(Shape, int);
    double slide;  ///< millions of parameters, as slide 134 prints them
};
constexpr std::array vggRows{VggRow{"A", classics::vggA, 133}, VggRow{"B", classics::vggB, 133},
                             VggRow{"C", classics::vggC, 134}, VggRow{"D", classics::vggD, 138},
                             VggRow{"E", classics::vggE, 144}, VggRow{"A-LRN", classics::vggALrn, 133}};
constexpr int shownVgg = 5;  // A-LRN has the counts of A

std::vector<int> widthsOf(const BenchState& fields, std::string_view name) {
    const auto& numbers = matrixOf(fields, name).values;
    return {numbers.begin(), numbers.end()};
}

std::variant<NetworkSpec, PatternProblem> parsed(const BenchState& fields) {
    const Shape input{wholeOf(fields, "side"), wholeOf(fields, "side"), wholeOf(fields, "channels")};
    return networkOfPattern(choiceOf(fields, "pattern"), input, wholeOf(fields, "classes"),
                            {.filters = widthsOf(fields, "filters"), .units = widthsOf(fields, "units")});
}

/// Requires fields that fit.
NetworkSpec specOf(const BenchState& fields) {
    const auto found = std::ranges::find(vggRows, choiceOf(fields, "network"), &VggRow::name);
    if (found != vggRows.end()) return found->make(vggPicture, vggClasses);
    return std::get<NetworkSpec>(parsed(fields));
}

std::optional<std::string> patternMisfit(const BenchState& fields) {
    const auto made = parsed(fields);
    if (std::holds_alternative<PatternProblem>(made)) return "pattern";
    return validate(std::get<NetworkSpec>(made)).empty() ? std::nullopt : std::optional<std::string>("side");
}

struct RowKind {
    PatternRow kind;
    int window;
};
std::optional<RowKind> rowKindOf(const LayerSpec& layer) {
    if (const auto* conv = std::get_if<Conv2dSpec>(&layer))
        return RowKind{PatternRow::Convolution, conv->kernel.height};
    if (const auto* pool = std::get_if<MaxPool2dSpec>(&layer)) return RowKind{PatternRow::Pool, pool->kernel.height};
    if (std::holds_alternative<DenseSpec>(layer)) return RowKind{PatternRow::Dense, 1};
    return {};
}

double parametersOfKind(const NetworkSpec& spec, const NetworkCost& cost, PatternRow kind) {
    double sum = 0;
    for (const Node& node : spec.nodes)
        if (const auto row = rowKindOf(node.layer); row && row->kind == kind)
            sum += static_cast<double>(cost.layers.at(node.id).parameters);
    return sum;
}

void addRows(const NetworkSpec& spec, BenchState& readings) {
    const auto shapes = soundShapes(spec);
    const NetworkCost cost = networkCost(spec, inferShapes(spec));
    std::vector<double> rows;
    double place = 0;
    double firstDense = 0;
    Shape lastMap{1, 1, 1};
    for (const NodeId id : spec.topologicalOrder()) {
        const LayerSpec& layer = spec.find(id)->layer;
        const Shape& shape = shapes.at(id);
        if (!std::holds_alternative<InputSpec>(layer) && !std::holds_alternative<FlattenSpec>(layer)) ++place;
        if (std::holds_alternative<FlattenSpec>(layer)) continue;
        if (!std::holds_alternative<DenseSpec>(layer) && firstDense == 0) lastMap = shape;
        const auto row = rowKindOf(layer);
        if (!row) continue;
        const LayerCost& own = cost.layers.at(id);
        if (row->kind == PatternRow::Dense && firstDense == 0) firstDense = static_cast<double>(own.parameters);
        rows.insert(rows.end(),
                    {double(static_cast<int>(row->kind)), double(row->window), double(shape.height),
                     double(shape.width), double(shape.channels), double(own.parameters), double(own.macs), place});
    }
    const int count = static_cast<int>(rows.size()) / patternColumns;
    const auto parameters = static_cast<double>(cost.totals.parameters);
    readings.emplace("layers", place);
    readings.emplace("parameters", parameters);
    readings.emplace("macs", double(cost.totals.macs));
    readings.emplace("megabytes", parameters * sizeof(float) / bytesPerMegabyte);
    readings.emplace("values_megabytes", double(cost.totals.activationBytes) / bytesPerMegabyte);
    readings.emplace("conv_parameters", parametersOfKind(spec, cost, PatternRow::Convolution));
    readings.emplace("dense_parameters", parametersOfKind(spec, cost, PatternRow::Dense));
    readings.emplace("first_dense", firstDense);
    readings.emplace("shape", Matrix(1, 3, {double(lastMap.height), double(lastMap.width), double(lastMap.channels)}));
    readings.emplace("last", count - 1);
    readings.emplace("rows", Matrix(count, patternColumns, std::move(rows)));
}

const Matrix& vggTable() {
    static const Matrix table = [] {
        Matrix result(shownVgg, 4);
        for (int row = 0; row < shownVgg; ++row) {
            const VggRow& vgg = vggRows[static_cast<std::size_t>(row)];
            const NetworkSpec spec = vgg.make(vggPicture, vggClasses);
            const NetworkTotals totals = networkCost(spec, inferShapes(spec)).totals;
            result.at(row, 0) = double(totals.parameters);
            result.at(row, 1) = std::round(double(totals.parameters) / 1e6);
            result.at(row, 2) = vgg.slide;
            result.at(row, 3) = double(totals.macs);
        }
        return result;
    }();
    return table;
}

double weightsOfWindow(int window, int width) {
    const Shape input{window, window, width};
    return static_cast<double>(
        cost(Conv2dSpec{.filters = width, .kernel = {window, window}, .bias = false}, std::span(&input, 1)).parameters);
}

BenchState patternReadings(const BenchState& fields) {
    const int stack = wholeOf(fields, "stack");
    const int width = wholeOf(fields, "width");
    const int field = 2 * stack + 1;
    BenchState readings{{"vgg", vggTable()},
                        {"stack_field", field},
                        {"stack_weights", stack * weightsOfWindow(3, width)},
                        {"one_weights", weightsOfWindow(field, width)}};
    addRows(specOf(fields), readings);
    return readings;
}

BenchField widthsField(std::string_view name, Matrix initial) {
    return {.name = name,
            .initial = std::move(initial),
            .least = 1,
            .most = 4096,
            .whole = true,
            .mostRows = 1,
            .mostColumns = mostPatternWidths};
}

}  // namespace

std::optional<PatternProblem> patternProblem(const std::string& pattern) {
    const auto made = networkOfPattern(pattern, vggPicture, vggClasses);
    const auto* problem = std::get_if<PatternProblem>(&made);
    return problem != nullptr ? std::optional(*problem) : std::nullopt;
}

const BenchKind& patternBench() {
    static const BenchKind kind{
        .id = "pattern",
        .fields = {{.name = "network", .initial = "pattern", .choices = {"pattern", "A", "A-LRN", "B", "C", "D", "E"}},
                   {.name = "pattern",
                    .initial = "INPUT->[[CONV->RELU]*2->POOL]*3->FC",
                    .mostLetters = mostPatternBytes},
                   widthsField("filters", Matrix(1, 3, {32, 64, 128})),
                   widthsField("units", Matrix(256)),
                   wholeField("side", 32, 1, 512),
                   wholeField("channels", 3, 1, 64),
                   wholeField("classes", 10, 1, 1000),
                   wholeField("stack", 3, 1, 5),
                   wholeField("width", 64, 1, 1024),
                   wholeField("layer", 0, 0, 999)},
        .readings = {"rows", "layers", "parameters", "macs", "megabytes", "values_megabytes", "conv_parameters",
                     "dense_parameters", "first_dense", "vgg", "stack_field", "stack_weights", "one_weights", "shape",
                     "last"},
        .step = "layer",
        .lastStep = "last",
        .fit = patternMisfit,
        .compute = patternReadings};
    return kind;
}

}  // namespace fovea
