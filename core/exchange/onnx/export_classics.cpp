// SPDX-License-Identifier: GPL-3.0-or-later
#include <vector>

#include "core/exchange/onnx/exporter.h"
#include "core/exchange/onnx/padding_shares.h"

namespace fovea::onnx {

/// A convolution with zeros where nothing is connected.
void Exporter::write(const TableConv2dSpec& spec) {
    const int channels = inputs_.front().shape.channels;
    std::vector<float> dense(denseCount(spec, channels));
    spreadTable(spec, channels, model_.weights->view(node_->id, ParameterRole::Weight), dense);
    const int cells = spec.kernel.height * spec.kernel.width;
    std::vector<float> turned;  // filters × channels × rows × columns
    turned.reserve(dense.size());
    for (int f = 0; f < spec.filters; ++f)
        for (int c = 0; c < channels; ++c)
            for (int cell = 0; cell < cells; ++cell)
                turned.push_back(dense[static_cast<std::size_t>((cell * channels + c) * spec.filters + f)]);
    std::vector<std::string> inputs{
        mapsName(), build_.addFloats(tensorName(modules_.at(node_->id), ParameterRole::Weight),
                                     {spec.filters, channels, spec.kernel.height, spec.kernel.width}, turned)};
    if (has(ParameterRole::Bias)) inputs.push_back(tensor(ParameterRole::Bias));
    setWindow(node("Conv", inputs), geometry(spec, {1, 1}));
}

/// There is no operator with weights of their own at each place.
void Exporter::write(const LocallyConnected2dSpec& /*spec*/) {
    unsupported_ = node_->name;
    node("Identity", {mapsName()});
}

void Exporter::write(const ScaledPool2dSpec& spec) {
    const std::string mean = build_.freeName(node_->name + "/AveragePool");
    Node& pool = build_.addNode("AveragePool", mean, {mapsName()}, mean);
    setWindow(pool, geometry(spec, {1, 1}));
    GraphBuilder::setInt(pool, "count_include_pad", 0);
    const auto perChannel = [&](ParameterRole role) {
        return build_.addFloats(tensorName(modules_.at(node_->id), role), {value_.shape.channels, 1, 1},
                                model_.weights->view(node_->id, role));
    };
    node("Add", {step("Mul", {mean, perChannel(ParameterRole::Weight)}), perChannel(ParameterRole::Bias)});
}

/// Averages have gaps from operator set 19 on. Before, each is a convolution of its map with equal weights; what lies in
/// padding that does not count is made up for place by place.
void Exporter::writeDilatedMean(const AvgPool2dSpec& spec) {
    const Shape in = inputs_.front().shape;
    const WindowGeometry window = geometry(spec, spec.dilation);
    const int cells = spec.kernel.height * spec.kernel.width;
    const std::vector<float> weights(static_cast<std::size_t>(in.channels) * static_cast<std::size_t>(cells),
                                     1.0F / static_cast<float>(cells));
    const std::string module = modules_.at(node_->id);
    const bool isWhole = spec.countPadding || window.padding == Sides{};
    const std::string sum = isWhole ? value_.name : build_.freeName(node_->name + "/Conv");
    Node& conv = build_.addNode(
        "Conv", isWhole ? node_->name : sum,
        {mapsName(),
         build_.addFloats(module + ".mean", {in.channels, 1, spec.kernel.height, spec.kernel.width}, weights)},
        sum);
    setWindow(conv, window);
    GraphBuilder::setInts(conv, "dilations", {spec.dilation.height, spec.dilation.width});
    GraphBuilder::setInt(conv, "group", in.channels);
    if (isWhole) return;
    const std::vector<float> shares = paddingShares(spec, window, in);
    node("Mul", {sum, build_.addFloats(module + ".shares", {1, window.output.height, window.output.width}, shares)});
}

void Exporter::write(const MaxoutSpec& spec) {
    const Shape shape = value_.shape;
    const std::string apart = reshaped(mapsName(), {0, shape.channels, spec.pieces, shape.height, shape.width});
    Node& largest = node("ReduceMax", {apart});
    GraphBuilder::setInts(largest, "axes", {2});
    GraphBuilder::setInt(largest, "keepdims", 0);
}

void Exporter::write(const RbfOutputSpec& spec) {
    std::vector<float> codes;  // units × values
    for (int unit = 0; unit < spec.units; ++unit)
        for (int pixel = 0; pixel < codeLength; ++pixel) codes.push_back(outputCode(unit, pixel));
    const std::vector<float> shift(static_cast<std::size_t>(spec.units), codeShift);
    const std::string module = modules_.at(node_->id);
    Node& product = node("Gemm", {flat(inEngineOrder(inputs_.front())).name,
                                  build_.addFloats(module + ".codes", {spec.units, codeLength}, codes),
                                  build_.addFloats(module + ".shift", {spec.units}, shift)});
    GraphBuilder::setInt(product, "transB", 1);
    value_.flat = true;
}

}  // namespace fovea::onnx
