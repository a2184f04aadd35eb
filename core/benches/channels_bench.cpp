// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/channels_bench.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "core/benches/reference_maps.h"
#include "core/kernels/reference/activations.h"
#include "core/kernels/reference/conv2d.h"
#include "core/layers/conv2d.h"

namespace fovea {
namespace {

constexpr int mostChannels = 3;
constexpr int mostFilters = 2;
constexpr int mostMap = 5;
constexpr int mostSlice = 3;
constexpr double equalWithin = 1e-9;

std::string numbered(char letter, int index) { return std::string(1, letter) + std::to_string(index + 1); }
char lettersOf(int filter) { return filter == 0 ? 'k' : 'l'; }

/// Maps of one size, channels fastest, as the engine has them: [row][column][channel].
std::vector<double> interleaved(const BenchState& fields, char letter, int channels) {
    const std::size_t places = matrixOf(fields, numbered(letter, 0)).values.size();
    std::vector<double> result(places * static_cast<std::size_t>(channels));
    for (int c = 0; c < channels; ++c) {
        const Matrix& map = matrixOf(fields, numbered(letter, c));
        for (std::size_t i = 0; i < places; ++i)
            result[i * static_cast<std::size_t>(channels) + static_cast<std::size_t>(c)] = map.values[i];
    }
    return result;
}

WindowGeometry sliding(const Matrix& input, const Matrix& kernel) {
    return {.kernel = {kernel.rows, kernel.columns},
            .stride = {1, 1},
            .dilation = {1, 1},
            .padding = {},
            .output = {input.rows - kernel.rows + 1, input.columns - kernel.columns + 1}};
}

/// The map of one filter over the channels.
Matrix mapOfFilter(const BenchState& fields, int filter) {
    const int channels = wholeOf(fields, "channels");
    const Matrix& first = matrixOf(fields, "x1");
    const WindowGeometry geometry = sliding(first, matrixOf(fields, "k1"));
    const std::vector<double> input = interleaved(fields, 'x', channels);
    const std::vector<double> weights = interleaved(fields, lettersOf(filter), channels);
    Matrix output(geometry.output.height, geometry.output.width);
    reference::conv2dForward<double>(denseView(input.data(), 1, {first.rows, first.columns, channels}), weights, {},
                                     geometry, 1, mapOf(output));
    return output;
}

Matrix correlated(const Matrix& input, const Matrix& kernel) {
    const WindowGeometry geometry = sliding(input, kernel);
    Matrix output(geometry.output.height, geometry.output.width);
    reference::conv2dForward<double>(mapOf(input), kernel.values, {}, geometry, 1, mapOf(output));
    return output;
}

/// What K and then L are together: each weight of L spreads K around its place, which is how a gradient goes back.
Matrix kernelOfBoth(const Matrix& first, const Matrix& second) {
    Matrix both(first.rows + second.rows - 1, first.columns + second.columns - 1);
    reference::conv2dInputGradient<double>(mapOf(second), first.values, sliding(both, first), 1, mapOf(both));
    return both;
}

Conv2dSpec realLayer(const BenchState& fields, bool bias) {
    const int kernel = wholeOf(fields, "kernel");
    return {.filters = wholeOf(fields, "count"),
            .kernel = {kernel, kernel},
            .padding = Padding::all(wholeOf(fields, "padding")),
            .bias = bias};
}
Shape realInput(const BenchState& fields) {
    return {wholeOf(fields, "size"), wholeOf(fields, "size"), wholeOf(fields, "depth")};
}

bool isSmaller(const Matrix& kernel, const Matrix& input) {
    return kernel.rows <= input.rows && kernel.columns <= input.columns;
}
bool isAlike(const Matrix& one, const Matrix& other) { return one.rows == other.rows && one.columns == other.columns; }

std::optional<std::string> channelsMisfit(const BenchState& fields) {
    const Matrix& x = matrixOf(fields, "x1");
    const Matrix& k = matrixOf(fields, "k1");
    for (int c = 0; c < mostChannels; ++c) {
        if (!isAlike(matrixOf(fields, numbered('x', c)), x)) return numbered('x', c);
        for (int filter = 0; filter < mostFilters; ++filter)
            if (const std::string name = numbered(lettersOf(filter), c); !isAlike(matrixOf(fields, name), k))
                return name;
    }
    if (!isSmaller(k, x)) return "k1";
    const Matrix& first = matrixOf(fields, "K");
    const Matrix& picture = matrixOf(fields, "X");
    if (!isSmaller(first, picture)) return "K";
    const Matrix& second = matrixOf(fields, "L");
    if (second.rows > picture.rows - first.rows + 1 || second.columns > picture.columns - first.columns + 1) return "L";
    const Shape input = realInput(fields);
    if (!std::holds_alternative<Shape>(outputShape(realLayer(fields, false), std::span(&input, 1)))) return "kernel";
    return {};
}

void addChannels(const BenchState& fields, BenchState& readings) {
    const int channels = wholeOf(fields, "channels");
    const int filters = wholeOf(fields, "filters");
    std::vector<Matrix> maps;
    for (int filter = 0; filter < filters; ++filter) maps.push_back(mapOfFilter(fields, filter));
    const auto places = static_cast<int>(maps.front().values.size());
    const int window = std::min(wholeOf(fields, "window"), places * filters - 1);
    const int filter = choiceOf(fields, "part") == "channels" ? window / places : 0;
    const int row = window % places / maps.front().columns;
    const int column = window % maps.front().columns;
    Matrix terms(1, channels);
    for (int c = 0; c < channels; ++c)
        terms.at(0, c) =
            correlated(matrixOf(fields, numbered('x', c)), matrixOf(fields, numbered(lettersOf(filter), c)))
                .at(row, column);
    readings.emplace("terms", std::move(terms));
    readings.emplace("sum", maps[static_cast<std::size_t>(filter)].at(row, column));
    readings.emplace("place", Matrix(1, 3, {double(filter), double(row), double(column)}));
    readings.emplace("weights", double(filters) * channels * double(matrixOf(fields, "k1").values.size()));
    for (int each = 0; each < filters; ++each)
        readings.emplace(numbered('y', each), std::move(maps[static_cast<std::size_t>(each)]));
    if (choiceOf(fields, "part") == "channels") readings.emplace("last", places * filters - 1);
}

void addStack(const BenchState& fields, BenchState& readings) {
    const Matrix& picture = matrixOf(fields, "X");
    Matrix h = correlated(picture, matrixOf(fields, "K"));
    if (choiceOf(fields, "between") == "relu")
        for (double& value : h.values) value = reference::Relu<double>{}.value(value);
    Matrix y = correlated(h, matrixOf(fields, "L"));
    Matrix both = kernelOfBoth(matrixOf(fields, "K"), matrixOf(fields, "L"));
    Matrix one = correlated(picture, both);
    const bool equal = std::ranges::equal(
        y.values, one.values, [](double a, double b) { return std::abs(a - b) <= equalWithin * (1 + std::abs(a)); });
    if (choiceOf(fields, "part") == "stacking") readings.emplace("last", double(y.values.size() - 1));
    readings.emplace("equal", equal ? 1 : 0);
    readings.emplace("h", std::move(h));
    readings.emplace("y", std::move(y));
    readings.emplace("both", std::move(both));
    readings.emplace("one", std::move(one));
}

BenchState channelsReadings(const BenchState& fields) {
    BenchState readings;
    addChannels(fields, readings);
    addStack(fields, readings);
    const Shape input = realInput(fields);
    const auto output = std::get<Shape>(outputShape(realLayer(fields, false), std::span(&input, 1)));
    readings.emplace("output", output.height);
    for (const bool bias : {false, true})
        readings.emplace(bias ? "real_parameters" : "real_weights",
                         double(cost(realLayer(fields, bias), std::span(&input, 1)).parameters));
    return readings;
}

BenchField kernelField(std::string_view name, Matrix initial, int most) {
    return {.name = name,
            .initial = std::move(initial),
            .least = -99,
            .most = 99,
            .mostRows = most,
            .mostColumns = most,
            .random = true};
}
Matrix allOf(double number) { return {2, 2, std::vector<double>(4, number)}; }

}  // namespace

const BenchKind& channelsBench() {
    static const BenchKind kind{.id = "channels",
                                .fields = {{.name = "part", .initial = "channels", .choices = {"channels", "stacking"}},
                                           wholeField("channels", 2, 1, mostChannels),
                                           wholeField("filters", 1, 1, mostFilters),
                                           kernelField("x1", Matrix(2, 2, {1, 2, 3, 4}), mostMap),
                                           kernelField("x2", Matrix(2, 2, {5, 6, 7, 8}), mostMap),
                                           kernelField("x3", Matrix(2, 2, {0, 1, 1, 0}), mostMap),
                                           kernelField("k1", allOf(1), mostSlice),
                                           kernelField("k2", allOf(2), mostSlice),
                                           kernelField("k3", allOf(3), mostSlice),
                                           kernelField("l1", Matrix(2, 2, {1, 0, 0, -1}), mostSlice),
                                           kernelField("l2", Matrix(2, 2, {0, 1, -1, 0}), mostSlice),
                                           kernelField("l3", Matrix(2, 2, {1, -1, 0, 0}), mostSlice),
                                           wholeField("window", 0, 0, mostFilters * mostMap * mostMap - 1),
                                           kernelField("X", Matrix(3, 3, {12, 3, 19, 25, 10, 1, 9, 7, 17}), mostMap),
                                           kernelField("K", Matrix(2, 2, {1, 2, 3, 4}), mostSlice),
                                           kernelField("L", Matrix(2, 2, {1, 0, 0, 1}), mostSlice),
                                           {.name = "between", .initial = "none", .choices = {"none", "relu"}},
                                           wholeField("size", 28, 1, 512),
                                           wholeField("kernel", 15, 1, 64),
                                           wholeField("padding", 0, 0, 32),
                                           wholeField("depth", 3, 1, 4096),
                                           wholeField("count", 4, 1, 4096)},
                                .readings = {"y1", "y2", "terms", "sum", "place", "h", "y", "both", "one", "equal",
                                             "weights", "output", "real_weights", "real_parameters", "last"},
                                .step = "window",
                                .lastStep = "last",
                                .fit = channelsMisfit,
                                .compute = channelsReadings};
    return kind;
}

}  // namespace fovea
