// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>

#include "core/exchange/onnx/exporter.h"

namespace fovea::onnx {

namespace {

constexpr std::int64_t toTheEnd = std::numeric_limits<std::int64_t>::max();

}  // namespace

std::string Exporter::ints(const std::string& what, const std::vector<std::int64_t>& values) {
    return build_.addInts(modules_.at(node_->id) + "." + what, values);
}

std::string Exporter::reshaped(const std::string& value, const std::vector<std::int64_t>& shape) {
    return step("Reshape", {value, ints("shape", shape)});
}

std::vector<std::string> Exporter::sliceInputs(const std::string& value, const std::vector<std::int64_t>& starts,
                                               const std::vector<std::int64_t>& ends,
                                               const std::vector<std::int64_t>& axes,
                                               const std::vector<std::int64_t>& steps) {
    std::vector<std::string> inputs{value, ints("starts", starts), ints("ends", ends), ints("axes", axes)};
    if (!steps.empty()) inputs.push_back(ints("steps", steps));
    return inputs;
}

/// A gate is N×C×1×1, which ONNX lays over every pixel.
void Exporter::write(const MultiplySpec& /*spec*/) {
    if (value_.shape.isVector()) {
        writeJoin("Mul", true);
        return;
    }
    std::vector<std::string> names;
    for (const LayerValue& value : inputs_) names.push_back(asMaps(inEngineOrder(value)).name);
    node("Mul", names);
}

void Exporter::write(const ScaleSpec& spec) {
    last("Add", {step("Mul", {x(), number("factor", spec.factor)}), number("shift", spec.shift)});
}

void Exporter::write(const ScaledTanhSpec& spec) {
    const std::string inner = step("Tanh", {step("Mul", {x(), number("slope", spec.slope)})});
    last("Mul", {inner, number("amplitude", spec.amplitude)});
}

void Exporter::write(const IdentitySpec& /*spec*/) { elementwise("Identity"); }

void Exporter::write(const SoftmaxSpec& /*spec*/) { GraphBuilder::setInt(elementwise("Softmax"), "axis", 1); }

/// As PyTorch's exporter does: an instance norm of groups laid out as maps of one row, then scale and shift. ONNX has
/// an operator for it from operator set 18 on.
void Exporter::write(const GroupNormSpec& spec) {
    const Shape shape = value_.shape;
    const std::vector<float> ones(static_cast<std::size_t>(spec.groups), 1.0F);
    const std::vector<float> zeros(ones.size(), 0.0F);
    const std::string module = modules_.at(node_->id);
    const std::string rows = reshaped(mapsName(), {0, spec.groups, -1});
    const std::string normal = build_.freeName(node_->name + "/InstanceNormalization");
    Node& norm = build_.addNode("InstanceNormalization", normal,
                                {rows, build_.addFloats(module + ".ones", {spec.groups}, ones),
                                 build_.addFloats(module + ".zeros", {spec.groups}, zeros)},
                                normal);
    GraphBuilder::setFloat(norm, "epsilon", spec.epsilon);
    const std::string maps = reshaped(normal, {0, shape.channels, shape.height, shape.width});
    const auto perChannel = [&](ParameterRole role) {
        return build_.addFloats(tensorName(module, role), {shape.channels, 1, 1},
                                model_.weights->view(node_->id, role));
    };
    const std::string scaled = step("Mul", {maps, perChannel(ParameterRole::Weight)});
    node("Add", {scaled, perChannel(ParameterRole::Bias)});
}

void Exporter::write(const InstanceNormSpec& spec) {
    // Each channel by itself, so that a vector may stay in its order.
    Node& norm = node("InstanceNormalization",
                      {asMaps(inputs_.front()).name, tensor(ParameterRole::Weight), tensor(ParameterRole::Bias)});
    GraphBuilder::setFloat(norm, "epsilon", spec.epsilon);
}

void Exporter::write(const ChannelSliceSpec& spec) {
    const LayerValue from = inEngineOrder(inputs_.front());
    value_.flat = from.flat;
    node("Slice", sliceInputs(from.name, {spec.first}, {spec.first + spec.channels}, {1}));
}

void Exporter::write(const ChannelShuffleSpec& spec) {
    const Shape shape = value_.shape;
    const std::string apart =
        reshaped(mapsName(), {0, spec.groups, shape.channels / spec.groups, shape.height, shape.width});
    const std::string turned = build_.freeName(node_->name + "/Transpose");
    GraphBuilder::setInts(build_.addNode("Transpose", turned, {apart}, turned), "perm", {0, 2, 1, 3, 4});
    node("Reshape", {turned, ints("together", {0, shape.channels, shape.height, shape.width})});
}

void Exporter::write(const ZeroPadSpec& spec) {
    node("Pad", {mapsName(), ints("pads", {0, 0, spec.top, spec.left, 0, 0, spec.bottom, spec.right})});
}

void Exporter::write(const CropSpec& spec) {
    const Shape in = inputs_.front().shape;
    node("Slice",
         sliceInputs(mapsName(), {spec.top, spec.left}, {in.height - spec.bottom, in.width - spec.right}, {2, 3}));
}

void Exporter::write(const SubsampleSpec& spec) {
    const auto inputs =
        sliceInputs(mapsName(), {0, 0}, {toTheEnd, toTheEnd}, {2, 3}, {spec.stride.height, spec.stride.width});
    if (spec.before == 0 && spec.behind == 0) {
        node("Slice", inputs);
        return;
    }
    node("Pad", {step("Slice", inputs), ints("pads", {0, spec.before, 0, 0, 0, spec.behind, 0, 0})});
}

}  // namespace fovea::onnx
