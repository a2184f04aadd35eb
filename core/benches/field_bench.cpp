// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/benches/field_bench.h"

#include <algorithm>
#include <variant>

#include "core/analysis/receptive_field.h"
#include "core/benches/reference_maps.h"
#include "core/kernels/reference/conv2d.h"
#include "core/network/network_spec.h"

namespace fovea {
namespace {

constexpr int mostFieldLayers = 18;
constexpr int mostPlaces = 512;

struct Chain {
    NetworkSpec spec;
    std::vector<NodeId> nodes;  ///< the input first
    ShapeTable shapes;
};

Extent along(int width) { return {1, width}; }

/// Of a layer beyond those that are given: a window of 3 with a stride of 1.
int windowOf(const BenchState& fields, int layer) {
    const Matrix& kernels = matrixOf(fields, "kernels");
    return layer < kernels.columns ? static_cast<int>(kernels.at(0, layer)) : 3;
}
int strideOf(const BenchState& fields, int layer) {
    const Matrix& strides = matrixOf(fields, "strides");
    return layer < strides.columns ? static_cast<int>(strides.at(0, layer)) : 1;
}

Chain chainOf(const BenchState& fields) {
    Chain chain;
    chain.nodes.push_back(chain.spec.append(InputSpec{Shape{1, wholeOf(fields, "size"), 1}}));
    for (int layer = 0; layer < wholeOf(fields, "layers"); ++layer)
        chain.nodes.push_back(chain.spec.append(Conv2dSpec{.filters = 1,
                                                           .kernel = along(windowOf(fields, layer)),
                                                           .stride = along(strideOf(fields, layer)),
                                                           .rounding = Rounding::Floor},
                                                chain.nodes.back()));
    chain.shapes = inferShapes(chain.spec);
    return chain;
}

std::optional<std::string> fieldMisfit(const BenchState& fields) {
    const Chain chain = chainOf(fields);
    const bool fits = std::holds_alternative<Shape>(chain.shapes.at(chain.nodes.back()));
    return fits ? std::nullopt : std::optional<std::string>("size");
}

/// The gradient of one unit with respect to what it sees, every weight being 1: from the last layer to the first, each place
/// hands its number to all places under its window.
Matrix pathsOf(const BenchState& fields) {
    Matrix paths(1, 1, {1});
    for (int layer = wholeOf(fields, "layers") - 1; layer >= 0; --layer) {
        const int width = windowOf(fields, layer);
        const int stride = strideOf(fields, layer);
        const WindowGeometry geometry{.kernel = along(width),
                                      .stride = {1, stride},
                                      .dilation = {1, 1},
                                      .padding = {},
                                      .output = {1, paths.columns}};
        const std::vector<double> ones(static_cast<std::size_t>(width), 1.0);
        Matrix before(1, (paths.columns - 1) * stride + width);
        reference::conv2dInputGradient<double>(mapOf(paths), ones, geometry, 1, mapOf(before));
        paths = std::move(before);
    }
    return paths;
}

BenchState fieldReadings(const BenchState& fields) {
    const Chain chain = chainOf(fields);
    const ReceptiveFields found = receptiveFields(chain.spec, chain.shapes);
    const int layers = wholeOf(fields, "layers");
    Matrix sizes(1, layers + 1);
    Matrix seen(1, layers);
    Matrix jumps(1, layers);
    Matrix starts(1, layers);
    Matrix windows(1, layers);
    Matrix steps(1, layers);
    for (int layer = 0; layer <= layers; ++layer) {
        const NodeId node = chain.nodes[static_cast<std::size_t>(layer)];
        sizes.at(0, layer) = std::get<Shape>(chain.shapes.at(node)).width;
        if (layer == 0) continue;
        const ReceptiveField field = found.at(node).value();
        seen.at(0, layer - 1) = field.size.width;
        jumps.at(0, layer - 1) = field.jump.width;
        starts.at(0, layer - 1) = field.left;
        windows.at(0, layer - 1) = windowOf(fields, layer - 1);
        steps.at(0, layer - 1) = strideOf(fields, layer - 1);
    }
    const double last = sizes.at(0, layers) - 1;
    const double jump = jumps.at(0, layers - 1);
    const double field = seen.at(0, layers - 1);
    const double from = starts.at(0, layers - 1) + std::min(numberOf(fields, "unit"), last) * jump;
    Matrix paths = pathsOf(fields);
    const auto [least, most] = std::ranges::minmax(paths.values);
    return {{"fields", std::move(seen)},
            {"jumps", std::move(jumps)},
            {"starts", std::move(starts)},
            {"sizes", std::move(sizes)},
            {"field", field},
            {"jump", jump},
            {"from", from},
            {"to", from + field - 1},
            {"paths", std::move(paths)},
            {"most_over_least", most / least},
            {"windows", std::move(windows)},
            {"steps", std::move(steps)},
            {"last", last}};
}

Matrix row(double number) { return {1, mostFieldLayers, std::vector<double>(mostFieldLayers, number)}; }

}  // namespace

const BenchKind& fieldBench() {
    static const BenchKind kind{.id = "field",
                                .fields = {wholeField("size", 15, 1, mostPlaces),
                                           wholeField("layers", 3, 1, mostFieldLayers),
                                           {.name = "kernels",
                                            .initial = row(3),
                                            .least = 1,
                                            .most = 11,
                                            .whole = true,
                                            .mostRows = 1,
                                            .mostColumns = mostFieldLayers},
                                           {.name = "strides",
                                            .initial = row(1),
                                            .least = 1,
                                            .most = 4,
                                            .whole = true,
                                            .mostRows = 1,
                                            .mostColumns = mostFieldLayers},
                                           wholeField("unit", 0, 0, mostPlaces - 1)},
                                .readings = {"fields", "jumps", "starts", "sizes", "field", "jump", "from", "to",
                                             "paths", "most_over_least", "windows", "steps", "last"},
                                .step = "unit",
                                .lastStep = "last",
                                .fit = fieldMisfit,
                                .compute = fieldReadings};
    return kind;
}

}  // namespace fovea
