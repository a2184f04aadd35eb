// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/dense_bench.h"

#include <algorithm>
#include <array>

#include "core/benches/dense_product.h"
#include "core/layers/dense.h"

namespace fovea {
namespace {

constexpr int mostPictureSide = 4;
constexpr int mostOutputs = 5;

std::optional<std::string> denseMisfit(const BenchState& fields) {
    const Matrix& weights = matrixOf(fields, "W");
    if (weights.columns != static_cast<int>(matrixOf(fields, "picture").values.size())) return "W";
    if (choiceOf(fields, "bias") == "with" && matrixOf(fields, "b").rows != weights.rows) return "b";
    return {};
}

double parametersOf(int inputs, int units, bool bias) {
    const Shape input{1, 1, inputs};
    return static_cast<double>(cost(DenseSpec{.units = units, .bias = bias}, std::span(&input, 1)).parameters);
}

void addUnit(const BenchState& fields, BenchState& readings) {
    const Matrix& picture = matrixOf(fields, "picture");
    const Matrix& weights = matrixOf(fields, "W");
    const int unit = std::min(wholeOf(fields, "unit"), weights.rows - 1);
    Matrix filter(picture.rows, picture.columns);
    Matrix products = filter;
    for (std::size_t i = 0; i < filter.values.size(); ++i) {
        filter.values[i] = weights.at(unit, static_cast<int>(i));
        products.values[i] = filter.values[i] * picture.values[i];
    }
    readings.emplace("sum", matrixOf(readings, "y").at(unit, 0));
    readings.emplace("filter", std::move(filter));
    readings.emplace("products", std::move(products));
}

BenchState denseReadings(const BenchState& fields) {
    const Matrix& picture = matrixOf(fields, "picture");
    const Matrix& weights = matrixOf(fields, "W");
    const bool bias = choiceOf(fields, "bias") == "with";
    const int inputs = static_cast<int>(picture.values.size());
    Matrix y = denseProduct(weights, picture, bias ? matrixOf(fields, "b").values : std::vector<double>());
    const int side = wholeOf(fields, "side");
    const int values = side * side * wholeOf(fields, "channels");
    const int classes = wholeOf(fields, "classes");
    BenchState readings{{"x", Matrix(inputs, 1, picture.values)},
                        {"y", std::move(y)},
                        {"parameters", parametersOf(inputs, weights.rows, bias)},
                        {"real_weights", parametersOf(values, classes, false)},
                        {"real_parameters", parametersOf(values, classes, true)},
                        {"last", weights.rows - 1}};
    addUnit(fields, readings);
    return readings;
}

}  // namespace

const BenchKind& denseBench() {
    static const BenchKind kind{
        .id = "dense",
        .fields = {{.name = "picture",
                    .initial = Matrix(2, 2, {12, 21, 18, 31}),
                    .least = -999,
                    .most = 999,
                    .mostRows = mostPictureSide,
                    .mostColumns = mostPictureSide,
                    .random = true},
                   {.name = "W",
                    .initial = Matrix(3, 4, {1, 2, 3, 4, 4, 3, 2, 1, 1, -1, 1, -1}),
                    .least = -99,
                    .most = 99,
                    .mostRows = mostOutputs,
                    .mostColumns = mostPictureSide * mostPictureSide,
                    .random = true},
                   {.name = "bias", .initial = "without", .choices = {"without", "with"}},
                   {.name = "b",
                    .initial = Matrix(3, 1),
                    .least = -999,
                    .most = 999,
                    .mostRows = mostOutputs,
                    .random = true},
                   wholeField("side", 32, 1, 512),
                   wholeField("channels", 1, 1, 512),
                   wholeField("classes", 10, 1, 1000),
                   wholeField("unit", 0, 0, mostOutputs - 1)},
        .readings = {"x", "y", "filter", "products", "sum", "parameters", "real_weights", "real_parameters", "last"},
        .step = "unit",
        .lastStep = "last",
        .fit = denseMisfit,
        .compute = denseReadings};
    return kind;
}

}  // namespace fovea
