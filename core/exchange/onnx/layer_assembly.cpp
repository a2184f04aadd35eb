// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/onnx/layer_assembly.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/text/utf8.h"

namespace fovea::onnxfile {
namespace {

std::string kept(std::string_view text, std::size_t longest, std::string_view forbidden) {
    std::string name;
    while (!text.empty()) {
        const std::size_t length = std::max<std::size_t>(utf8Sequence(text), 1);
        if (name.size() + length > longest) break;
        const char c = text.front();
        const bool allowed =
            utf8Sequence(text) > 1 || (c >= 0x20 && c < 0x7f && forbidden.find(c) == std::string_view::npos);
        name += allowed ? text.substr(0, length) : std::string_view("_");
        text.remove_prefix(length);
    }
    return name;
}

}  // namespace

// 56 bytes: room for a number within the 64 bytes of a node's name
std::string cleanName(std::string_view text) { return kept(text, 56, "/\"\\:"); }

std::string shownText(std::string_view text) { return kept(text, 200, ""); }

std::string shapeText(Shape shape) {
    return std::to_string(shape.height) + "×" + std::to_string(shape.width) + "×" + std::to_string(shape.channels);
}

Refusal refusalFor(const ShapeProblem& problem) {
    const auto number = [&](std::size_t i) {
        const double value = i < problem.numbers.size() ? problem.numbers[i] : 0;
        std::string text = std::to_string(value);
        if (value == std::floor(value) && std::abs(value) < 1e15) text = std::to_string(static_cast<long long>(value));
        return text;
    };
    switch (problem.code) {
        case ProblemCode::KernelExceedsInput:
            return {OnnxUnsupported::WindowTooLarge,
                    number(2) + " > " + number(1) + " + " + number(3) + " + " + number(4)};
        case ProblemCode::SettingOutOfRange:
            return {OnnxUnsupported::Attribute, number(1) + " (" + number(2) + " … " + number(3) + ")"};
        case ProblemCode::SettingNotOdd: return {OnnxUnsupported::Attribute, number(1)};
        case ProblemCode::TooLarge: return {OnnxUnsupported::TooLarge, number(0)};
        case ProblemCode::ChannelsNotDivisible:
            return {OnnxUnsupported::WeightSides, number(0) + ", " + number(1) + ", " + number(2)};
        case ProblemCode::SoftmaxAtEnd: return {OnnxUnsupported::SoftmaxInside, ""};
        default: return {OnnxUnsupported::ShapesDiffer, ""};
    }
}

std::string LayerAssembly::freeName(const LayerSpec& layer, std::string_view wanted) {
    std::string stem = cleanName(wanted);
    std::string separator = "_";
    bool firstIsBare = true;
    if (stem.find_first_not_of(' ') == std::string::npos) {
        stem = NetworkSpec().freeName(layer);
        separator = " ";
        firstIsBare = !stem.ends_with(" 1");
        if (!firstIsBare) stem.resize(stem.size() - 2);
    }
    int& number = numbers_[stem];
    for (;;) {
        ++number;
        const std::string name = number == 1 && firstIsBare ? stem : stem + separator + std::to_string(number);
        if (names_.insert(name).second) return name;
    }
}

NodeId LayerAssembly::add(const LayerSpec& layer, const std::vector<NodeId>& inputs, std::string_view wanted) {
    if (static_cast<int>(inputs.size()) > largestInputs(layer))
        throw Refusal{OnnxUnsupported::Attribute, std::to_string(inputs.size()) + " inputs"};
    const NodeId id{static_cast<int>(spec_.nodes.size()) + 1};
    std::vector<Shape> shapes;
    for (const NodeId input : inputs) {
        assert(std::ranges::count(inputs, input) == 1);
        shapes.push_back(shape(input));
    }
    const ShapeResult result = outputShape(layer, shapes);
    if (const auto* problem = std::get_if<ShapeProblem>(&result)) throw refusalFor(*problem);
    spec_.nodes.push_back({id, freeName(layer, wanted), layer});
    shapes_.push_back(std::get<Shape>(result));
    for (const NodeId input : inputs) spec_.edges.push_back({input, id});
    return id;
}

void LayerAssembly::change(NodeId id, const LayerSpec& layer) {
    std::vector<Shape> shapes;
    for (const Edge& edge : spec_.edges)
        if (edge.to == id) shapes.push_back(shape(edge.from));
    const ShapeResult result = outputShape(layer, shapes);
    if (const auto* problem = std::get_if<ShapeProblem>(&result)) throw refusalFor(*problem);
    node(id).layer = layer;
    shapes_[static_cast<std::size_t>(id.value - 1)] = std::get<Shape>(result);
}

void LayerAssembly::rename(NodeId id, std::string_view wanted) {
    names_.erase(node(id).name);
    numbers_.erase(node(id).name);
    node(id).name = freeName(node(id).layer, wanted);
}

void LayerAssembly::setWeights(NodeId id, ParameterRole role, std::size_t count, WeightWriter writer) {
    if (count > weightsLeft_) throw Refusal{OnnxUnsupported::TooManyWeights, ""};
    weightsLeft_ -= count;
    writers_[{id, role}] = std::move(writer);
}

void LayerAssembly::keepOnly(NodeId output) {
    std::vector<bool> needed(spec_.nodes.size() + 1, false);
    std::map<NodeId, std::vector<NodeId>> inputs;
    for (const Edge& edge : spec_.edges) inputs[edge.to].push_back(edge.from);
    std::vector<NodeId> open{output};
    needed[static_cast<std::size_t>(output.value)] = true;
    while (!open.empty()) {
        const NodeId id = open.back();
        open.pop_back();
        for (const NodeId input : inputs[id]) {
            if (needed[static_cast<std::size_t>(input.value)]) continue;
            needed[static_cast<std::size_t>(input.value)] = true;
            open.push_back(input);
        }
    }
    const auto isNeeded = [&](NodeId id) { return needed[static_cast<std::size_t>(id.value)]; };
    std::erase_if(spec_.nodes, [&](const Node& node) { return !isNeeded(node.id); });
    std::erase_if(spec_.edges, [&](const Edge& edge) { return !isNeeded(edge.from) || !isNeeded(edge.to); });
}

Weights LayerAssembly::weights() const {
    Weights weights{parameterLayout(spec_), {}};
    weights.values.assign(weights.layout->totalCount, 0.0F);
    for (const ParameterTensor& parameter : weights.layout->parameters) {
        const std::span<float> values = std::span(weights.values).subspan(parameter.offset, parameter.count);
        writers_.at({parameter.node, parameter.role})(values);
        if (!std::ranges::all_of(values, [](float value) { return std::isfinite(value); }))
            throw Refusal{OnnxUnsupported::WeightsNotFinite, spec_.find(parameter.node)->name};
    }
    return weights;
}

}  // namespace fovea::onnxfile
