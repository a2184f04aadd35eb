// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/classics_bench.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/analysis/receptive_field.h"
#include "core/benches/pattern_bench.h"
#include "core/kernels/reference/response_norm.h"
#include "core/layers/connection_table.h"
#include "core/network/catalogue.h"

namespace fovea {
namespace {

constexpr int classicColumns = 9;
constexpr int c3Window = 25;
constexpr double ofMegabyte = 1e6;
constexpr int alexNetNeighbours = 5;
constexpr double alexNetBias = 2;
constexpr double alexNetAlpha = 1e-4;  // of the sum
constexpr double alexNetBeta = 0.75;

NetworkSpec classicOf(const BenchState& fields) {
    const CatalogueEntry* entry = findInCatalogue(choiceOf(fields, "network"));
    Shape input = entry->input;
    const bool isLeNet = entry->id.starts_with("lenet5");
    if (isLeNet) input = {32, 32, choiceOf(fields, "colour") == "with" ? 3 : 1};
    return entry->make(input, entry->classes);
}

/// Kind, window and groups of a layer that is shown.
struct ClassicRow {
    PatternRow kind;
    int window = 1;
    int groups = 1;
};
std::optional<ClassicRow> classicRow(const LayerSpec& layer) {
    if (const auto* conv = std::get_if<Conv2dSpec>(&layer))
        return ClassicRow{PatternRow::Convolution, conv->kernel.height, conv->groups};
    if (const auto* conv = std::get_if<TableConv2dSpec>(&layer))
        return ClassicRow{PatternRow::Table, conv->kernel.height};
    if (const auto* pool = std::get_if<MaxPool2dSpec>(&layer)) return ClassicRow{PatternRow::Pool, pool->kernel.height};
    if (const auto* pool = std::get_if<ScaledPool2dSpec>(&layer))
        return ClassicRow{PatternRow::Subsampling, pool->kernel.height};
    if (const auto* norm = std::get_if<LocalResponseNormSpec>(&layer)) return ClassicRow{PatternRow::Norm, norm->size};
    if (std::holds_alternative<DenseSpec>(layer)) return ClassicRow{PatternRow::Dense};
    if (std::holds_alternative<RbfOutputSpec>(layer)) return ClassicRow{PatternRow::Codes};
    return std::nullopt;
}

void addClassicRows(const BenchState& fields, BenchState& readings) {
    const NetworkSpec spec = classicOf(fields);
    const ShapeTable table = inferShapes(spec);
    const auto shapes = soundShapes(spec);
    const NetworkCost cost = networkCost(spec, table);
    const ReceptiveFields seen = receptiveFields(spec, table);
    std::vector<double> rows;
    double fixed = 0;
    for (const NodeId id : spec.topologicalOrder()) {
        const LayerSpec& layer = spec.find(id)->layer;
        const auto row = classicRow(layer);
        if (!row) continue;
        const Shape& shape = shapes.at(id);
        const LayerCost& own = cost.layers.at(id);
        const auto& field = seen.at(id);
        if (const auto* codes = std::get_if<RbfOutputSpec>(&layer)) fixed += double(codeLength) * codes->units;
        rows.insert(rows.end(), {double(static_cast<int>(row->kind)), double(row->window), double(shape.height),
                                 double(shape.width), double(shape.channels), double(own.parameters), double(own.macs),
                                 field ? double(field->size.height) : 0.0, double(row->groups)});
    }
    const int count = static_cast<int>(rows.size()) / classicColumns;
    const Matrix all(count, classicColumns, std::move(rows));
    const int layer = std::min(wholeOf(fields, "layer"), count - 1);
    const auto parameters = double(cost.totals.parameters);
    readings.emplace("layers", count);
    readings.emplace("parameters", parameters);
    readings.emplace("macs", double(cost.totals.macs));
    readings.emplace("megabytes", parameters * sizeof(float) / ofMegabyte);
    readings.emplace("fixed", fixed);
    readings.emplace("map", Matrix(1, 3, {all.at(layer, 2), all.at(layer, 3), all.at(layer, 4)}));
    readings.emplace("last", count - 1);
    readings.emplace("rows", all);
}

void addTable(const BenchState& fields, BenchState& readings) {
    Matrix table(leNet5Maps, leNet5Filters);
    const auto connections = tableConnections(ConnectionTable::LeNet5, 0, leNet5Maps, leNet5Filters);
    for (const TableConnection& connection : connections) table.at(connection.channel, connection.filter) = 1;
    double sees = 0;
    for (int map = 0; map < leNet5Maps; ++map) sees += table.at(map, wholeOf(fields, "filter"));
    readings.emplace("sees", sees);
    readings.emplace("filter_parameters", c3Window * sees + 1);
    readings.emplace("c3_parameters", c3Window * double(connections.size()) + leNet5Filters);
    readings.emplace("c3_full", (double(c3Window) * leNet5Maps + 1) * leNet5Filters);
    readings.emplace("table", std::move(table));
}

void addNormalised(const BenchState& fields, BenchState& readings) {
    const Matrix& activities = matrixOf(fields, "activities");
    // The reference divides α by the number of channels, which the paper does not.
    const reference::ResponseNorm<double> norm{alexNetNeighbours, alexNetAlpha * alexNetNeighbours, alexNetBeta,
                                               alexNetBias};
    const Shape pixel{1, 1, activities.columns};
    Matrix normalised(1, activities.columns);
    const BasicImageView<const double> input = denseView(activities.values.data(), 1, pixel);
    reference::responseNormForward<double>(input, norm, denseView(normalised.values.data(), 1, pixel));
    readings.emplace("divisor", std::pow(reference::responseAround(input, norm, 0, 0, 0, 0), alexNetBeta));
    readings.emplace("normalised", std::move(normalised));
}

BenchState classicsReadings(const BenchState& fields) {
    BenchState readings;
    addClassicRows(fields, readings);
    addTable(fields, readings);
    addNormalised(fields, readings);
    return readings;
}

}  // namespace

const BenchKind& classicsBench() {
    static const BenchKind kind{
        .id = "classics",
        .fields = {{.name = "network",
                    .initial = "lenet5-1998",
                    .choices = {"lenet5-1998", "lenet5", "alexnet", "alexnet-ungrouped", "alexnet-cifar"}},
                   wholeField("layer", 0, 0, 99),
                   {.name = "colour", .initial = "without", .choices = {"without", "with"}},
                   wholeField("filter", 0, 0, leNet5Filters - 1),
                   {.name = "activities",
                    .initial = Matrix(1, 5, {100, 200, 300, 400, 500}),
                    .least = -10000,
                    .most = 10000,
                    .mostRows = 1,
                    .mostColumns = 9}},
        .readings = {"rows", "layers", "parameters", "macs", "megabytes", "fixed", "map", "table", "sees",
                     "filter_parameters", "c3_parameters", "c3_full", "normalised", "divisor", "last"},
        .step = "layer",
        .lastStep = "last",
        .compute = classicsReadings};
    return kind;
}

}  // namespace fovea
