// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/convolution_bench.h"

#include <algorithm>

#include "core/benches/reference_maps.h"
#include "core/kernels/reference/conv2d.h"

namespace fovea {
namespace {

/// Borders as ONNX's SAME_UPPER has them: the odd row comes last.
Sides bordersOf(const BenchState& fields) {
    const Matrix& kernel = matrixOf(fields, "kernel");
    const std::string& padding = choiceOf(fields, "padding");
    const int height = kernel.rows - 1;
    const int width = kernel.columns - 1;
    if (padding == "full") return {.top = height, .bottom = height, .left = width, .right = width};
    if (padding == "same")
        return {.top = height / 2, .bottom = height - height / 2, .left = width / 2, .right = width - width / 2};
    return {};
}

Matrix padded(const Matrix& input, const Sides& borders) {
    Matrix result(input.rows + borders.top + borders.bottom, input.columns + borders.left + borders.right);
    for (int row = 0; row < input.rows; ++row)
        for (int column = 0; column < input.columns; ++column)
            result.at(row + borders.top, column + borders.left) = input.at(row, column);
    return result;
}

std::optional<std::string> convolutionMisfit(const BenchState& fields) {
    const Matrix input = padded(matrixOf(fields, "input"), bordersOf(fields));
    const Matrix& kernel = matrixOf(fields, "kernel");
    return kernel.rows > input.rows || kernel.columns > input.columns ? std::optional<std::string>("kernel")
                                                                      : std::nullopt;
}

/// What lies under the window, times the kernel.
void addWindow(const BenchState& fields, BenchState& readings) {
    const Matrix& field = matrixOf(readings, "padded");
    const Matrix& kernel = matrixOf(readings, "applied");
    const Matrix& output = matrixOf(readings, "output");
    const int stride = wholeOf(fields, "stride");
    const int window = std::min(wholeOf(fields, "window"), output.rows * output.columns - 1);
    const int row = window / output.columns;
    const int column = window % output.columns;
    Matrix patch(kernel.rows, kernel.columns);
    Matrix products(kernel.rows, kernel.columns);
    for (int m = 0; m < kernel.rows; ++m)
        for (int n = 0; n < kernel.columns; ++n) {
            patch.at(m, n) = field.at(row * stride + m, column * stride + n);
            products.at(m, n) = patch.at(m, n) * kernel.at(m, n);
        }
    readings.emplace("patch", patch);
    readings.emplace("products", products);
    readings.emplace("sum", Matrix(output.at(row, column)));
    readings.emplace("place", Matrix(1, 2, {static_cast<double>(row), static_cast<double>(column)}));
}

BenchState convolutionReadings(const BenchState& fields) {
    const Matrix& input = matrixOf(fields, "input");
    Matrix applied = matrixOf(fields, "kernel");
    if (choiceOf(fields, "operation") == "convolution") std::ranges::reverse(applied.values);
    const Sides borders = bordersOf(fields);
    const int stride = wholeOf(fields, "stride");
    const Extent size{(input.rows + borders.top + borders.bottom - applied.rows) / stride + 1,
                      (input.columns + borders.left + borders.right - applied.columns) / stride + 1};
    const WindowGeometry geometry{.kernel = {applied.rows, applied.columns},
                                  .stride = {stride, stride},
                                  .dilation = {1, 1},
                                  .padding = borders,
                                  .output = size};
    Matrix output(size.height, size.width);
    reference::conv2dForward<double>(mapOf(input), applied.values, {}, geometry, 1, mapOf(output));

    BenchState readings;
    readings.emplace("padded", padded(input, borders));
    readings.emplace("parameters", Matrix(static_cast<double>(applied.values.size())));
    readings.emplace("applied", std::move(applied));
    readings.emplace("last", Matrix(size.height * size.width - 1));
    readings.emplace("output", std::move(output));
    addWindow(fields, readings);
    return readings;
}

}  // namespace

const BenchKind& convolutionBench() {
    static const BenchKind kind{
        .id = "convolution",
        .fields = {{.name = "input",
                    .initial = Matrix(3, 3, {12, 3, 19, 25, 10, 1, 9, 7, 17}),
                    .least = -999,
                    .most = 999,
                    .mostRows = 8,
                    .mostColumns = 8,
                    .random = true},
                   {.name = "kernel",
                    .initial = Matrix(2, 2, {1, 2, 3, 4}),
                    .least = -99,
                    .most = 99,
                    .mostRows = 5,
                    .mostColumns = 5,
                    .random = true},
                   {.name = "operation", .initial = "correlation", .choices = {"correlation", "convolution"}},
                   {.name = "padding", .initial = "valid", .choices = {"valid", "same", "full"}},
                   {.name = "stride", .initial = Matrix(1), .least = 1, .most = 4, .whole = true},
                   {.name = "window", .initial = Matrix(0), .least = 0, .most = 143, .whole = true}},
        .readings = {"padded", "applied", "output", "patch", "products", "sum", "place", "parameters", "last"},
        .step = "window",
        .lastStep = "last",
        .fit = convolutionMisfit,
        .compute = convolutionReadings};
    return kind;
}

}  // namespace fovea
