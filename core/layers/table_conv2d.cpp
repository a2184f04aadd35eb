// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/table_conv2d.h"

#include <algorithm>
#include <variant>

namespace fovea {

namespace {

std::optional<ShapeProblem> tableProblem(const TableConv2dSpec& spec, int channels) {
    if (const auto problem = fieldProblem(spec)) return problem;
    if (spec.table == ConnectionTable::LeNet5) {
        if (channels == leNet5Maps && spec.filters == leNet5Filters) return std::nullopt;
        return ShapeProblem{ProblemCode::TableOtherSize,
                            {double(channels), double(spec.filters), double(leNet5Maps), double(leNet5Filters)}};
    }
    if (spec.span <= channels) return std::nullopt;
    return ShapeProblem{ProblemCode::SettingOutOfRange,
                        {double(SettingId::Span), double(spec.span), 1.0, double(channels)}};
}

std::int64_t cellsOf(const TableConv2dSpec& spec) { return std::int64_t{spec.kernel.height} * spec.kernel.width; }

std::int64_t connectionCount(const TableConv2dSpec& spec) {
    constexpr int leNet5Connections = 60;
    return spec.table == ConnectionTable::LeNet5 ? leNet5Connections : std::int64_t{spec.span} * spec.filters;
}

/// body(place among the layer's weights, place among the dense convolution's)
template <class Body>
void forEachTableWeight(const TableConv2dSpec& spec, int channels, const Body& body) {
    const std::vector<TableConnection> connections = connectionsOf(spec, channels);
    const auto cells = static_cast<std::size_t>(cellsOf(spec));
    const auto filters = static_cast<std::size_t>(spec.filters);
    std::size_t own = 0;
    for (std::size_t cell = 0; cell < cells; ++cell)
        for (const TableConnection& connection : connections)
            body(own++,
                 (cell * static_cast<std::size_t>(channels) + static_cast<std::size_t>(connection.channel)) * filters +
                     static_cast<std::size_t>(connection.filter));
}

}  // namespace

std::vector<TableConnection> connectionsOf(const TableConv2dSpec& spec, int channels) {
    return tableConnections(spec.table, spec.span, channels, spec.filters);
}

Conv2dSpec denseForm(const TableConv2dSpec& spec) {
    return {.filters = spec.filters,
            .kernel = spec.kernel,
            .stride = spec.stride,
            .padding = spec.padding,
            .rounding = spec.rounding,
            .bias = spec.bias};
}

std::size_t denseCount(const TableConv2dSpec& spec, int channels) {
    return static_cast<std::size_t>(cellsOf(spec)) * static_cast<std::size_t>(channels) *
           static_cast<std::size_t>(spec.filters);
}

void spreadTable(const TableConv2dSpec& spec, int channels, std::span<const float> weight, std::span<float> dense) {
    std::ranges::fill(dense, 0.0F);
    forEachTableWeight(spec, channels, [&](std::size_t own, std::size_t place) { dense[place] = weight[own]; });
}

ShapeResult outputShape(const TableConv2dSpec& spec, std::span<const Shape> inputs) {
    if (const auto problem = tableProblem(spec, inputs.front().channels)) return *problem;
    return outputShape(denseForm(spec), inputs);
}

LayerCost cost(const TableConv2dSpec& spec, std::span<const Shape> inputs) {
    if (tableProblem(spec, inputs.front().channels)) return {};
    const std::int64_t products = boundedProduct(cellsOf(spec), connectionCount(spec));
    const auto result = outputShape(spec, inputs);
    const Shape* output = std::get_if<Shape>(&result);
    return {boundedSum(products, spec.bias ? spec.filters : 0),
            output == nullptr ? 0 : boundedProduct(products, std::int64_t{output->height} * output->width)};
}

std::optional<WindowGeometry> windowOf(const TableConv2dSpec& spec, const Shape& input) {
    return soundWindow(resolveWindowOf(spec, input));
}

std::vector<LayerTensor> tensorsOf(const TableConv2dSpec& spec, std::span<const Shape> inputs) {
    const auto cells = double(cellsOf(spec));
    const auto connections = connectionCount(spec);
    std::vector<LayerTensor> tensors;
    // What a filter sees differs; drawn by the mean.
    tensors.push_back({.role = ParameterRole::Weight,
                       .dims = {spec.kernel.height, spec.kernel.width, static_cast<int>(connections), 1},
                       .fanIn = cells * double(connections) / spec.filters,
                       .fanOut = cells * double(connections) / inputs.front().channels});
    if (spec.bias) tensors.push_back({.role = ParameterRole::Bias, .dims = {spec.filters}, .initial = 0.0F});
    return tensors;
}

bool runsOnWholeBatch(const TableConv2dSpec& /*spec*/, std::span<const Shape> /*inputs*/, Mode /*mode*/) {
    return false;
}

// Shapes: input N×H×W×C, weight kh×kw×K×1 with K connections, bias F, output N×H'×W'×F.
void forward(const TableConv2dSpec& spec, const LayerForward& pass) {
    const int channels = pass.inputs.front().shape.channels;
    Scratch scratch;
    const std::size_t count = denseCount(spec, channels);
    const std::span<float> dense(scratch.floats(count), count);
    spreadTable(spec, channels, pass.parameters.weight, dense);
    LayerForward inner = pass;
    inner.parameters.weight = dense;
    inner.memory = {};
    forward(denseForm(spec), inner);
}

// The dense convolution's gradients, of which the weights that there are take theirs.
void backward(const TableConv2dSpec& spec, const LayerBackward& pass) {
    const int channels = pass.inputs.front().shape.channels;
    Scratch scratch;
    const std::size_t count = denseCount(spec, channels);
    const std::span<float> dense(scratch.floats(count), count);
    spreadTable(spec, channels, pass.parameters.weight, dense);
    LayerBackward inner = pass;
    inner.parameters.weight = dense;
    inner.memory = {};
    const std::span<float> own = pass.parameterGradients.weight;
    if (own.empty()) return backward(denseForm(spec), inner);
    const std::span<float> gradient(scratch.floats(count), count);
    std::ranges::fill(gradient, 0.0F);
    inner.parameterGradients.weight = gradient;
    backward(denseForm(spec), inner);
    forEachTableWeight(spec, channels, [&](std::size_t to, std::size_t from) {
        own[to] = (pass.accumulateWeights ? own[to] : 0.0F) + gradient[from];
    });
}

}  // namespace fovea
