// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/spatial_bench.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "core/layers/conv2d.h"
#include "core/layers/dense.h"

namespace fovea {
namespace {

/// N, F, S, P: places, window, stride, zeros at either end.
using Setting = std::array<int, 4>;
enum Part { Places, Window, Stride, Zeros };
constexpr Setting least{1, 1, 1, 0};
constexpr Setting most{256, 32, 16, 16};
constexpr int mostRepairs = 6;

Setting settingOf(const BenchState& fields) {
    return {wholeOf(fields, "size"), wholeOf(fields, "kernel"), wholeOf(fields, "stride"), wholeOf(fields, "padding")};
}

int room(const Setting& s) { return s[Places] - s[Window] + 2 * s[Zeros]; }

/// The engine's own answer: a convolution of a square picture, sides that must fit exactly.
ShapeResult engineOutput(const Setting& s, int channels, int filters) {
    const Conv2dSpec spec{.filters = filters,
                          .kernel = {s[Window], s[Window]},
                          .stride = {s[Stride], s[Stride]},
                          .padding = Padding::all(s[Zeros])};
    const Shape input{s[Places], s[Places], channels};
    return outputShape(spec, std::span(&input, 1));
}

bool isLegal(const Setting& s) { return std::holds_alternative<Shape>(engineOutput(s, 1, 1)); }

/// The nearest legal values of one number, upwards and downwards, for each of the four; the smallest changes first.
Matrix repairsOf(const Setting& wrong) {
    struct Repair {
        int change;
        Setting setting;
    };
    std::vector<Repair> repairs;
    for (const Part part : {Zeros, Window, Stride, Places}) {
        for (const int direction : {1, -1}) {
            Setting tried = wrong;
            while (tried[part] + direction >= least[part] && tried[part] + direction <= most[part]) {
                tried[part] += direction;
                if (!isLegal(tried)) continue;
                repairs.push_back({std::abs(tried[part] - wrong[part]), tried});
                break;
            }
        }
    }
    std::ranges::stable_sort(repairs, {}, &Repair::change);
    repairs.resize(std::min<std::size_t>(repairs.size(), mostRepairs));
    Matrix result(static_cast<int>(repairs.size()), 4);
    for (int row = 0; row < result.rows; ++row)
        for (int part = 0; part < 4; ++part)
            result.at(row, part) = repairs[static_cast<std::size_t>(row)].setting[static_cast<std::size_t>(part)];
    return result;
}

/// Weights with one kernel for all places, with one for each of them, and with every neuron seeing everything.
void addCosts(const BenchState& fields, const Setting& s, BenchState& readings) {
    const int channels = wholeOf(fields, "channels");
    const int filters = wholeOf(fields, "filters");
    const auto output = std::get<Shape>(engineOutput(s, channels, filters));
    const Conv2dSpec spec{.filters = filters,
                          .kernel = {s[Window], s[Window]},
                          .stride = {s[Stride], s[Stride]},
                          .padding = Padding::all(s[Zeros]),
                          .bias = false};
    const Shape input{s[Places], s[Places], channels};
    const auto shared = static_cast<double>(cost(spec, std::span(&input, 1)).parameters);
    const double places = double(output.height) * output.width;
    const double neurons = places * filters;
    const Shape column{1, 1, input.height * input.width * input.channels};
    const auto neuron =
        static_cast<double>(cost(DenseSpec{.units = 1, .bias = false}, std::span(&column, 1)).parameters);
    readings.emplace("neurons", neurons);
    readings.emplace("neuron_weights", neuron);
    readings.emplace("full_weights", neurons * neuron);
    readings.emplace("full_parameters", neurons * (neuron + 1));
    readings.emplace("filter_weights", shared / filters);
    readings.emplace("filter_parameters", shared / filters + 1);
    readings.emplace("shared_weights", shared);
    readings.emplace("shared_parameters", shared + filters);
    readings.emplace("unshared_weights", places * shared);
    readings.emplace("unshared_parameters", places * (shared + filters));
}

BenchState spatialReadings(const BenchState& fields) {
    const Setting s = settingOf(fields);
    const int whole = room(s) < 0 ? 0 : room(s) / s[Stride] + 1;
    BenchState readings{{"output", static_cast<double>(room(s)) / s[Stride] + 1},
                        {"windows", whole},
                        {"left_over", whole == 0 ? 0 : room(s) % s[Stride]},
                        {"last", std::max(whole - 1, 0)},
                        {"legal", isLegal(s) ? 1 : 0}};
    if (s[Window] % 2 == 1) readings.emplace("same_padding", (s[Window] - 1) / 2);
    if (isLegal(s)) {
        addCosts(fields, s, readings);
    } else {
        readings.emplace("repairs", repairsOf(s));
    }
    return readings;
}

}  // namespace

const BenchKind& spatialBench() {
    static const BenchKind kind{
        .id = "spatial",
        .fields = {wholeField("size", 7, least[Places], most[Places]),
                   wholeField("kernel", 3, least[Window], most[Window]),
                   wholeField("stride", 1, least[Stride], most[Stride]),
                   wholeField("padding", 0, least[Zeros], most[Zeros]), wholeField("channels", 3, 1, 512),
                   wholeField("filters", 5, 1, 512), wholeField("window", 0, 0, most[Places] + 2 * most[Zeros])},
        .readings = {"output", "legal", "windows", "left_over", "same_padding", "repairs", "filter_weights",
                     "filter_parameters", "shared_weights", "shared_parameters", "unshared_weights",
                     "unshared_parameters", "neurons", "neuron_weights", "full_weights", "full_parameters", "last"},
        .step = "window",
        .lastStep = "last",
        .compute = spatialReadings};
    return kind;
}

}  // namespace fovea
