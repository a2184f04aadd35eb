// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/cells_bench.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numbers>
#include <numeric>

#include "core/benches/reference_maps.h"
#include "core/kernels/reference/activations.h"
#include "core/kernels/reference/conv2d.h"
#include "core/kernels/reference/pool.h"

namespace fovea {
namespace {

constexpr int mostRetina = 11;
constexpr int mostCellKernel = 5;
constexpr int angleBy = 15;
constexpr int anglesShown = 180 / angleBy;
constexpr double shownPart = 1e9;  // light is rounded to this, so that what cos(90°) leaves is no light

struct Bar {
    double column = 0, row = 0;
    double angle = 0;  ///< degrees from upright, clockwise
    double length = 1;
};

Bar barOf(const BenchState& fields) {
    return {.column = numberOf(fields, "column"),
            .row = numberOf(fields, "row"),
            .angle = numberOf(fields, "angle"),
            .length = numberOf(fields, "length")};
}

Matrix lightOf(const BenchState& fields, const Bar& bar) {
    Matrix light(wholeOf(fields, "rows"), wholeOf(fields, "columns"));
    const double turned = bar.angle * std::numbers::pi / 180;
    for (int row = 0; row < light.rows; ++row)
        for (int column = 0; column < light.columns; ++column) {
            const double x = column - bar.column;
            const double y = bar.row - row;
            const double along = std::abs(x * std::sin(turned) + y * std::cos(turned));
            const double across = std::abs(x * std::cos(turned) - y * std::sin(turned));
            const double covered =
                std::clamp(1 - across, 0.0, 1.0) * std::clamp((bar.length + 1) / 2 - along, 0.0, 1.0);
            light.at(row, column) = std::round(covered * shownPart) / shownPart;
        }
    return light;
}

double fired(double sum) { return reference::Relu<double>{}.value(sum); }

/// Under a window as large as `weights`, in the middle.
Matrix middleOf(const Matrix& light, const Matrix& weights) {
    Matrix patch(weights.rows, weights.columns);
    const int top = (light.rows - weights.rows) / 2;
    const int left = (light.columns - weights.columns) / 2;
    for (int row = 0; row < patch.rows; ++row)
        for (int column = 0; column < patch.columns; ++column)
            patch.at(row, column) = light.at(top + row, left + column);
    return patch;
}

Matrix correlationOf(const Matrix& light, const Matrix& weights) {
    const WindowGeometry geometry{.kernel = {weights.rows, weights.columns},
                                  .stride = {1, 1},
                                  .dilation = {1, 1},
                                  .padding = {},
                                  .output = {light.rows - weights.rows + 1, light.columns - weights.columns + 1}};
    Matrix output(geometry.output.height, geometry.output.width);
    reference::conv2dForward<double>(mapOf(light), weights.values, {}, geometry, 1, mapOf(output));
    return output;
}

double sumInTheMiddle(const Matrix& light, const Matrix& weights) {
    return correlationOf(middleOf(light, weights), weights).values.front();
}

/// What the S cells of all places fire.
Matrix firedEverywhere(const Matrix& light, const Matrix& kernel) {
    Matrix map = correlationOf(light, kernel);
    for (double& each : map.values) each = fired(each);
    return map;
}

/// The C cell above them: the largest.
double largestOfAll(const Matrix& map) {
    const WindowGeometry geometry{
        .kernel = {map.rows, map.columns}, .stride = {1, 1}, .dilation = {1, 1}, .padding = {}, .output = {1, 1}};
    Matrix output(1, 1);
    reference::maxPoolForward<double>(mapOf(map), geometry, mapOf(output));
    return output.values.front();
}

const Matrix& weightsOf(const BenchState& fields) {
    return matrixOf(fields, choiceOf(fields, "cell") == "hypercomplex" ? "ends" : "kernel");
}

double responseTo(const BenchState& fields, const Bar& bar) {
    const Matrix light = lightOf(fields, bar);
    if (choiceOf(fields, "cell") == "complex") return largestOfAll(firedEverywhere(light, matrixOf(fields, "kernel")));
    return fired(sumInTheMiddle(light, weightsOf(fields)));
}

std::optional<std::string> cellsMisfit(const BenchState& fields) {
    const int rows = wholeOf(fields, "rows");
    const int columns = wholeOf(fields, "columns");
    for (const char* name : {"kernel", "ends"}) {
        const Matrix& weights = matrixOf(fields, name);
        const bool used = (choiceOf(fields, "cell") == "hypercomplex") == (std::string_view(name) == "ends");
        if (used && (weights.rows > rows || weights.columns > columns)) return name;
    }
    return numberOf(fields, "row") < rows ? std::nullopt : std::optional<std::string>("row");
}

/// The response to bars that differ in one thing.
template <class Change>
Matrix responses(const BenchState& fields, int count, const Change& change) {
    Matrix result(1, count);
    for (int i = 0; i < count; ++i) {
        Bar bar = barOf(fields);
        change(bar, i);
        result.at(0, i) = responseTo(fields, bar);
    }
    return result;
}

void addTuning(const BenchState& fields, BenchState& readings) {
    const int columns = wholeOf(fields, "columns");
    const int longest = std::max(wholeOf(fields, "rows"), columns);
    Matrix angles(1, anglesShown);
    Matrix lengths(1, longest);
    Matrix sums(1, columns);
    for (int i = 0; i < anglesShown; ++i) angles.at(0, i) = i * angleBy;
    for (int i = 0; i < longest; ++i) lengths.at(0, i) = i + 1;
    for (int column = 0; column < columns; ++column) {
        Bar bar = barOf(fields);
        bar.column = column;
        sums.at(0, column) = sumInTheMiddle(lightOf(fields, bar), weightsOf(fields));
    }
    Matrix byAngle = responses(fields, anglesShown, [](Bar& bar, int i) { bar.angle = i * angleBy; });
    const auto best = std::ranges::max_element(byAngle.values) - byAngle.values.begin();
    readings.emplace("best_angle", double(best * angleBy));
    readings.emplace("by_angle", std::move(byAngle));
    readings.emplace("by_column", responses(fields, columns, [](Bar& bar, int i) { bar.column = i; }));
    readings.emplace("by_length", responses(fields, longest, [](Bar& bar, int i) { bar.length = i + 1; }));
    readings.emplace("angles", std::move(angles));
    readings.emplace("lengths", std::move(lengths));
    readings.emplace("sums", std::move(sums));
}

BenchState cellsReadings(const BenchState& fields) {
    Matrix light = lightOf(fields, barOf(fields));
    const Matrix& weights = weightsOf(fields);
    Matrix patch = middleOf(light, weights);
    Matrix products = patch;
    std::ranges::transform(patch.values, weights.values, products.values.begin(), std::multiplies<>());
    BenchState readings{{"weights", weights},
                        {"products", std::move(products)},
                        {"patch", std::move(patch)},
                        {"sum", sumInTheMiddle(light, weights)},
                        {"response", responseTo(fields, barOf(fields))},
                        {"last", wholeOf(fields, "columns") - 1}};
    // An end-stopped cell has no map, and its retina may be smaller than the other kernel.
    if (choiceOf(fields, "cell") != "hypercomplex") readings.emplace("map", firedEverywhere(light, weights));
    addTuning(fields, readings);
    readings.emplace("light", std::move(light));
    return readings;
}

BenchField cellWeights(std::string_view name, Matrix initial) {
    return {.name = name,
            .initial = std::move(initial),
            .least = -9,
            .most = 9,
            .mostRows = mostCellKernel,
            .mostColumns = mostCellKernel};
}

}  // namespace

const BenchKind& cellsBench() {
    static const BenchKind kind{
        .id = "cells",
        .fields = {{.name = "cell", .initial = "simple", .choices = {"simple", "complex", "hypercomplex"}},
                   cellWeights("kernel", Matrix(3, 3, {-1, 2, -1, -1, 2, -1, -1, 2, -1})),
                   cellWeights("ends", Matrix(5, 1, {-1, 1, 1, 1, -1})),
                   wholeField("rows", 9, 1, mostRetina),
                   wholeField("columns", 9, 1, mostRetina),
                   wholeField("column", 4, 0, mostRetina - 1),
                   wholeField("row", 4, 0, mostRetina - 1),
                   {.name = "angle", .initial = Matrix(0), .least = 0, .most = 179},
                   wholeField("length", 5, 1, mostRetina)},
        .readings = {"light", "patch", "weights", "products", "sum", "response", "map", "sums", "by_column", "by_angle",
                     "by_length", "angles", "lengths", "best_angle", "last"},
        .step = "column",
        .lastStep = "last",
        .fit = cellsMisfit,
        .compute = cellsReadings};
    return kind;
}

}  // namespace fovea
