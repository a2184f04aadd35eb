// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/pooling_bench.h"

#include <algorithm>
#include <numeric>

#include "core/benches/reference_maps.h"
#include "core/kernels/reference/pool.h"

namespace fovea {
namespace {

constexpr int mostMapSide = 8;

WindowGeometry poolWindow(const BenchState& fields) {
    const Matrix& input = matrixOf(fields, "input");
    const int size = wholeOf(fields, "size");
    const int stride = wholeOf(fields, "stride");
    return {.kernel = {size, size},
            .stride = {stride, stride},
            .dilation = {1, 1},
            .padding = {},
            .output = {(input.rows - size) / stride + 1, (input.columns - size) / stride + 1}};
}

std::optional<std::string> poolingMisfit(const BenchState& fields) {
    const Matrix& input = matrixOf(fields, "input");
    return wholeOf(fields, "size") > std::min(input.rows, input.columns) ? std::optional<std::string>("size")
                                                                         : std::nullopt;
}

bool takesLargest(const BenchState& fields) { return choiceOf(fields, "operation") == "max"; }

Matrix pooled(const BenchState& fields, const Matrix& input) {
    const WindowGeometry geometry = poolWindow(fields);
    Matrix output(geometry.output.height, geometry.output.width);
    if (takesLargest(fields)) {
        reference::maxPoolForward<double>(mapOf(input), geometry, mapOf(output));
    } else {
        reference::avgPoolForward<double>(mapOf(input), geometry, false, mapOf(output));
    }
    return output;
}

Matrix passedBack(const BenchState& fields, const Matrix& upstream) {
    const Matrix& input = matrixOf(fields, "input");
    const WindowGeometry geometry = poolWindow(fields);
    Matrix gradient(input.rows, input.columns);
    if (takesLargest(fields)) {
        reference::maxPoolBackward<double>(mapOf(input), mapOf(upstream), geometry, mapOf(gradient));
    } else {
        reference::avgPoolBackward<double>(mapOf(upstream), geometry, false, mapOf(gradient));
    }
    return gradient;
}

Matrix movedRight(const Matrix& input, int columns) {
    Matrix moved(input.rows, input.columns);
    for (int row = 0; row < input.rows; ++row)
        for (int column = columns; column < input.columns; ++column)
            moved.at(row, column) = input.at(row, column - columns);
    return moved;
}

void addPatch(const BenchState& fields, const Matrix& output, BenchState& readings) {
    const Matrix& input = matrixOf(fields, "input");
    const WindowGeometry geometry = poolWindow(fields);
    const int window = std::min(wholeOf(fields, "window"), output.rows * output.columns - 1);
    const int row = window / output.columns;
    const int column = window % output.columns;
    Matrix patch(geometry.kernel.height, geometry.kernel.width);
    for (int m = 0; m < patch.rows; ++m)
        for (int n = 0; n < patch.columns; ++n)
            patch.at(m, n) = input.at(row * geometry.stride.height + m, column * geometry.stride.width + n);
    readings.emplace("patch", std::move(patch));
    readings.emplace("result", output.at(row, column));
    readings.emplace("place", Matrix(1, 2, {double(row), double(column)}));
    if (!takesLargest(fields)) return;
    const Extent argmax = reference::argmaxPlace<double>(mapOf(input), geometry, 0, row, column, 0);
    readings.emplace("argmax", Matrix(1, 2, {double(argmax.height), double(argmax.width)}));
}

BenchState poolingReadings(const BenchState& fields) {
    const Matrix& input = matrixOf(fields, "input");
    const Matrix output = pooled(fields, input);
    Matrix upstream(output.rows, output.columns);
    std::iota(upstream.values.begin(), upstream.values.end(), 1);
    Matrix shifted = movedRight(input, std::min(wholeOf(fields, "shift"), input.columns));
    Matrix shiftedOutput = pooled(fields, shifted);
    int changed = 0;
    for (std::size_t i = 0; i < output.values.size(); ++i) changed += output.values[i] != shiftedOutput.values[i];
    BenchState readings{{"changed", changed},
                        {"values_in", double(input.values.size())},
                        {"values_out", double(output.values.size())},
                        {"last", double(output.values.size() - 1)}};
    addPatch(fields, output, readings);
    readings.emplace("gradient", passedBack(fields, upstream));
    readings.emplace("upstream", std::move(upstream));
    readings.emplace("shifted", std::move(shifted));
    readings.emplace("shifted_output", std::move(shiftedOutput));
    readings.emplace("output", output);
    return readings;
}

}  // namespace

const BenchKind& poolingBench() {
    static const BenchKind kind{.id = "pooling",
                                .fields = {{.name = "input",
                                            .initial = Matrix(4, 4, {1, 1, 2, 4, 5, 6, 7, 8, 3, 2, 1, 0, 1, 2, 3, 4}),
                                            .least = -999,
                                            .most = 999,
                                            .mostRows = mostMapSide,
                                            .mostColumns = mostMapSide,
                                            .random = true},
                                           {.name = "operation", .initial = "max", .choices = {"max", "average"}},
                                           wholeField("size", 2, 1, 4),
                                           wholeField("stride", 2, 1, 4),
                                           wholeField("shift", 1, 0, mostMapSide),
                                           wholeField("window", 0, 0, mostMapSide * mostMapSide - 1)},
                                .readings = {"output", "patch", "result", "place", "argmax", "upstream", "gradient",
                                             "shifted", "shifted_output", "changed", "values_in", "values_out", "last"},
                                .step = "window",
                                .lastStep = "last",
                                .fit = poolingMisfit,
                                .compute = poolingReadings};
    return kind;
}

}  // namespace fovea
