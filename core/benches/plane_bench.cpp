// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/plane_bench.h"

#include <algorithm>

#include "core/benches/dense_product.h"
#include "core/kernels/reference/activations.h"
#include "core/layers/dense.h"

namespace fovea {
namespace {

constexpr int mostHidden = 4;
constexpr int mostWidths = 5;

std::optional<std::string> planeMisfit(const BenchState& fields) {
    const Matrix& weights = matrixOf(fields, "W");
    if (weights.columns != 2) return "W";
    if (matrixOf(fields, "b").rows != weights.rows) return "b";
    if (matrixOf(fields, "v").columns != weights.rows) return "v";
    return matrixOf(fields, "x").rows == 2 ? std::nullopt : std::optional<std::string>("x");
}

double activated(const std::string& activation, double sum) {
    if (activation == "relu") return reference::Relu<double>{}.value(sum);
    if (activation == "sigmoid") return reference::Sigmoid<double>{}.value(sum);
    if (activation == "step") return sum > 0 ? 1 : 0;
    return sum;
}

struct Pass {
    Matrix sums;
    Matrix hidden;
    double output = 0;
};

Pass passOf(const BenchState& fields, const Matrix& x) {
    Pass pass;
    pass.sums = denseProduct(matrixOf(fields, "W"), x, matrixOf(fields, "b").values);
    pass.hidden = pass.sums;
    for (double& each : pass.hidden.values) each = activated(choiceOf(fields, "activation"), each);
    pass.output = denseProduct(matrixOf(fields, "v"), pass.hidden, matrixOf(fields, "c").values).values.front();
    return pass;
}

bool rightAnswer(const std::string& data, bool one, bool other) {
    if (data == "and") return one && other;
    return data == "or" ? one || other : one != other;
}

void addPoints(const BenchState& fields, BenchState& readings) {
    Matrix points(4, 3);
    Matrix outputs(4, 1);
    int right = 0;
    for (int i = 0; i < 4; ++i) {
        const bool one = (i & 2) != 0;
        const bool other = (i & 1) != 0;
        const bool answer = rightAnswer(choiceOf(fields, "data"), one, other);
        points.at(i, 0) = one ? 1 : 0;
        points.at(i, 1) = other ? 1 : 0;
        points.at(i, 2) = answer ? 1 : 0;
        outputs.at(i, 0) = planeOutput(fields, points.at(i, 0), points.at(i, 1));
        right += (outputs.at(i, 0) > 0.5) == answer ? 1 : 0;
    }
    readings.emplace("points", std::move(points));
    readings.emplace("outputs", std::move(outputs));
    readings.emplace("right", right);
}

/// v (W x + b) + c = (v W) x + (v b + c): the columns of W and b, taken for inputs of the output layer.
void addProduct(const BenchState& fields, BenchState& readings) {
    const Matrix& weights = matrixOf(fields, "W");
    Matrix product(1, weights.columns);
    for (int column = 0; column < weights.columns; ++column) {
        Matrix each(weights.rows, 1);
        for (int row = 0; row < weights.rows; ++row) each.at(row, 0) = weights.at(row, column);
        product.at(0, column) = denseProduct(matrixOf(fields, "v"), each, {}).values.front();
    }
    readings.emplace("product", std::move(product));
    readings.emplace(
        "offset", denseProduct(matrixOf(fields, "v"), matrixOf(fields, "b"), matrixOf(fields, "c").values).values[0]);
}

double denseParameters(const Matrix& widths) {
    double sum = 0;
    for (int i = 1; i < widths.columns; ++i) {
        const Shape input{1, 1, static_cast<int>(widths.at(0, i - 1))};
        const DenseSpec layer{.units = static_cast<int>(widths.at(0, i))};
        sum += static_cast<double>(cost(layer, std::span(&input, 1)).parameters);
    }
    return sum;
}

BenchState planeReadings(const BenchState& fields) {
    Pass pass = passOf(fields, matrixOf(fields, "x"));
    const double hidden = matrixOf(fields, "W").rows;
    BenchState readings{{"sums", std::move(pass.sums)},
                        {"hidden", std::move(pass.hidden)},
                        {"output", pass.output},
                        {"parameters", denseParameters(Matrix(1, 3, {2, hidden, 1}))},
                        {"network_parameters", denseParameters(matrixOf(fields, "widths"))}};
    addPoints(fields, readings);
    addProduct(fields, readings);
    return readings;
}

BenchField weightField(std::string_view name, Matrix initial, int rows, int columns) {
    return {.name = name,
            .initial = std::move(initial),
            .least = -99,
            .most = 99,
            .mostRows = rows,
            .mostColumns = columns,
            .random = true};
}

}  // namespace

double planeOutput(const BenchState& fields, double x1, double x2) {
    return passOf(fields, Matrix(2, 1, {x1, x2})).output;
}

const BenchKind& planeBench() {
    static const BenchKind kind{
        .id = "plane",
        .fields = {{.name = "data", .initial = "xor", .choices = {"and", "or", "xor"}},
                   {.name = "activation", .initial = "relu", .choices = {"none", "relu", "sigmoid", "step"}},
                   weightField("W", Matrix(2, 2, {1, 1, 1, 1}), mostHidden, 2),
                   weightField("b", Matrix(2, 1, {0, -1}), mostHidden, 1),
                   weightField("v", Matrix(1, 2, {1, -2}), 1, mostHidden),
                   weightField("c", Matrix(0), 1, 1),
                   weightField("x", Matrix(2, 1, {1, 0}), 2, 1),
                   {.name = "widths",
                    .initial = Matrix(1, 3, {3, 4, 2}),
                    .least = 1,
                    .most = 9,
                    .whole = true,
                    .mostRows = 1,
                    .mostColumns = mostWidths}},
        .readings = {"sums", "hidden", "output", "points", "outputs", "right", "parameters", "product", "offset",
                     "network_parameters"},
        .fit = planeMisfit,
        .compute = planeReadings};
    return kind;
}

}  // namespace fovea
