// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds of the classics that ONNX spells out in other operators, and maxout.
#include <algorithm>

#include "core/exchange/onnx/padding_shares.h"
#include "core/exchange/onnx/translator.h"

namespace fovea::onnxfile {
namespace {

/// For each (filter, channel) of a convolution's weights filters × channels × cells, whether any is not 0.
std::vector<bool> connectedIn(const Constant& weight, int filters, int channels) {
    const auto pairs = static_cast<std::size_t>(filters) * static_cast<std::size_t>(channels);
    const std::size_t cells = weight.count() / pairs;
    std::vector<bool> connected(pairs);
    for (std::size_t pair = 0; pair < pairs; ++pair)
        for (std::size_t cell = 0; cell < cells && !connected[pair]; ++cell)
            connected[pair] = weight.real(pair * cells + cell) != 0;
    return connected;
}

}  // namespace

std::optional<TableConv2dSpec> Translator::tableIn(const Conv2dSpec& spec, const Constant& weight, int channels) const {
    constexpr std::size_t mostChecked = 1 << 22;
    const bool isPlain = spec.groups == 1 && spec.dilation == Extent{1, 1};
    if (!own_ || !isPlain || weight.count() == 0 || weight.count() > mostChecked) return std::nullopt;
    const std::vector<bool> connected = connectedIn(weight, spec.filters, channels);
    TableConv2dSpec found{.filters = spec.filters,
                          .kernel = spec.kernel,
                          .stride = spec.stride,
                          .padding = spec.padding,
                          .rounding = spec.rounding,
                          .bias = spec.bias};
    const auto fits = [&] {
        if (std::holds_alternative<ShapeProblem>(
                outputShape(LayerSpec(found), std::vector{Shape{1024, 1024, channels}})))
            return false;
        std::vector<bool> wanted(connected.size());
        for (const TableConnection& connection : connectionsOf(found, channels))
            wanted[static_cast<std::size_t>(connection.filter * channels + connection.channel)] = true;
        return wanted == connected;
    };
    const bool isFull = std::ranges::find(connected, false) == connected.end();
    if (isFull) return std::nullopt;
    if (fits()) return found;
    found.table = ConnectionTable::Neighbours;
    found.span = static_cast<int>(std::count(connected.begin(), connected.begin() + channels, true));
    return fits() ? std::optional(found) : std::nullopt;
}

std::optional<AvgPool2dSpec> Translator::dilatedMeanIn(const Conv2dSpec& spec, const Constant& weight,
                                                       int channels) const {
    const bool isOneEach = spec.groups == channels && spec.filters == channels && !spec.bias;
    if (!own_ || !isOneEach || spec.dilation == Extent{1, 1}) return std::nullopt;
    const float share = 1.0F / static_cast<float>(spec.kernel.height * spec.kernel.width);
    for (std::size_t i = 0; i < weight.count(); ++i)
        if (weight.real(i) != share) return std::nullopt;
    const AvgPool2dSpec mean{.kernel = spec.kernel,
                             .stride = spec.stride,
                             .padding = spec.padding,
                             .rounding = spec.rounding,
                             .countPadding = spec.padding != Padding::none(),
                             .dilation = spec.dilation};
    return paddingProblem(mean.padding, mean.kernel) ? std::nullopt : std::optional(mean);
}

bool Translator::uncountPadding(const Activation& x, const Constant& numbers) {
    const auto* pool = std::get_if<AvgPool2dSpec>(&assembly_.node(x.node).layer);
    if (!own_ || !x.sole || pool == nullptr || !pool->countPadding || pool->dilation == Extent{1, 1} ||
        numbers.dims != std::vector<std::int64_t>{1, x.shape.height, x.shape.width})
        return false;
    AvgPool2dSpec mean = *pool;
    mean.countPadding = false;
    const Shape input = assembly_.shape(assembly_.spec().inputsOf(x.node).front());
    const auto window = windowOf(mean, input);
    if (!window) return false;
    const std::vector<float> shares = paddingShares(mean, *window, input);
    for (std::size_t i = 0; i < shares.size(); ++i)
        if (numbers.real(i) != shares[i]) return false;
    assembly_.change(x.node, mean);
    assembly_.rename(x.node, node_->name);
    give(x);
    return true;
}

void Translator::tableConv(const Activation& x, const TableConv2dSpec& spec, const Constant& weight) {
    const Activation y = behind(x, spec, layerName(1));
    const int channels = x.shape.channels;
    const std::size_t cells =
        static_cast<std::size_t>(spec.kernel.height) * static_cast<std::size_t>(spec.kernel.width);
    const std::vector<TableConnection> table = connectionsOf(spec, channels);
    assembly_.setWeights(y.node, ParameterRole::Weight, table.size() * cells, [=](std::span<float> out) {
        for (std::size_t cell = 0; cell < cells; ++cell)
            for (std::size_t k = 0; k < table.size(); ++k)
                out[cell * table.size() + k] =
                    weight.real(static_cast<std::size_t>(table[k].filter * channels + table[k].channel) * cells + cell);
    });
    if (spec.bias)
        assembly_.setWeights(y.node, ParameterRole::Bias, static_cast<std::size_t>(spec.filters),
                             [bias = constant(2, "B")](std::span<float> out) { spread(bias, {}, out); });
    give(y);
}

bool Translator::isRbfOutput(const Activation& x, const Constant& weight, bool transposed, int units) const {
    if (!own_ || !transposed || units > 1000 || x.shape != Shape{1, 1, codeLength} || !x.order.empty()) return false;
    for (int unit = 0; unit < units; ++unit)
        for (int pixel = 0; pixel < codeLength; ++pixel)
            if (weight.real(static_cast<std::size_t>(unit * codeLength + pixel)) != outputCode(unit, pixel))
                return false;
    return true;
}

bool Translator::scalePool(const Activation& x, const Constant& numbers) {
    const auto* pool = std::get_if<AvgPool2dSpec>(&assembly_.node(x.node).layer);
    const auto channels = static_cast<std::size_t>(x.shape.channels);
    if (pool == nullptr || pool->countPadding || pool->dilation != Extent{1, 1} || numbers.count() != channels ||
        (!own_ && channels == 1))
        return false;
    const ScaledPool2dSpec spec{
        .kernel = pool->kernel, .stride = pool->stride, .padding = pool->padding, .rounding = pool->rounding};
    assembly_.change(x.node, spec);
    assembly_.setWeights(x.node, ParameterRole::Weight, channels,
                         [numbers, order = x.order](std::span<float> out) { spread(numbers, order, out); });
    assembly_.setWeights(x.node, ParameterRole::Bias, channels,
                         [](std::span<float> out) { std::ranges::fill(out, 0.0F); });
    affineLayers_.insert(x.node);
    if (own_) assembly_.rename(x.node, node_->name);
    give(x);
    return true;
}

}  // namespace fovea::onnxfile
