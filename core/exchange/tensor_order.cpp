// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/tensor_order.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <set>
#include <string_view>
#include <type_traits>

namespace fovea {
namespace {

/// Words of Python, and what torch.nn.Module calls its own; a layer of that name would hide them.
constexpr std::array<std::string_view, 81> takenWords{
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
    "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
    "return", "try", "while", "with", "yield", "none", "true", "false", "self", "torch", "nn",
    // torch.nn.Module
    "add_module", "apply", "bfloat16", "buffers", "call_super_init", "children", "compile", "cpu", "cuda", "double",
    "dump_patches", "eval", "extra_repr", "float", "forward", "get_buffer", "get_extra_state", "get_parameter",
    "get_submodule", "half", "ipu", "load_state_dict", "modules", "named_buffers", "named_children", "named_modules",
    "named_parameters", "parameters", "register_buffer", "register_module", "register_parameter", "requires_grad_",
    "set_extra_state", "set_submodule", "share_memory", "state_dict", "to", "to_empty", "train", "training", "type",
    "xpu", "zero_grad"};

std::string wordFor(const Node& node) {
    std::string word;
    for (const char letter : node.name) {
        if (letter >= 'A' && letter <= 'Z')
            word += static_cast<char>(letter - 'A' + 'a');
        else if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_')
            word += letter;
        else if (letter == '-')
            word += '_';
    }
    const auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
    // Behind a leading '_' could stand one of nn.Module's private members.
    if (word.empty() || !isLetter(word.front())) word = std::string(kindName(node.layer)) + word;
    if (std::find(takenWords.begin(), takenWords.end(), word) != takenWords.end()) word += '_';
    return word;
}

const VectorOrder engineOrder;

const VectorOrder& orderOf(const std::map<NodeId, VectorOrder>& orders, NodeId node) {
    const auto found = orders.find(node);
    return found == orders.end() ? engineOrder : found->second;
}

VectorOrder orderOfSum(const std::map<NodeId, VectorOrder>& orders, const std::vector<NodeId>& inputs) {
    const VectorOrder& first = orderOf(orders, inputs.front());
    const bool same =
        std::all_of(inputs.begin(), inputs.end(), [&](NodeId id) { return orderOf(orders, id) == first; });
    return same ? first : engineOrder;
}

VectorOrder orderOfConcat(const std::map<NodeId, VectorOrder>& orders, const std::vector<NodeId>& inputs,
                          const ShapeTable& shapes) {
    VectorOrder joined;
    bool differs = false;
    for (const NodeId input : inputs) {
        const VectorOrder& order = orderOf(orders, input);
        differs = differs || !order.empty();
        if (order.empty())
            joined.push_back(std::get<Shape>(shapes.at(input)));
        else
            joined.insert(joined.end(), order.begin(), order.end());
    }
    return differs ? joined : engineOrder;
}

VectorOrder orderOfFlatten(const std::map<NodeId, VectorOrder>& orders, NodeId input, const Shape* shape) {
    if (shape == nullptr) return {};
    if (shape->isVector()) return orderOf(orders, input);
    return shape->channels == 1 ? VectorOrder{} : VectorOrder{*shape};
}

std::size_t sizeOf(const VectorOrder& order) {
    std::size_t size = 0;
    for (const Shape& part : order) size += static_cast<std::size_t>(part.size());
    return size;
}

/// Calls visit(engine's place) for each value, in PyTorch's order.
template <class Visit>
void forEachEnginePlace(const VectorOrder& order, Visit visit) {
    std::size_t before = 0;
    for (const Shape& part : order) {
        const auto channels = static_cast<std::size_t>(part.channels);
        const auto pixels = static_cast<std::size_t>(std::int64_t{part.height} * part.width);
        for (std::size_t channel = 0; channel < channels; ++channel)
            for (std::size_t pixel = 0; pixel < pixels; ++pixel) visit(before + pixel * channels + channel);
        before += pixels * channels;
    }
}

}  // namespace

std::map<NodeId, std::string> moduleNames(const NetworkSpec& spec) {
    std::map<NodeId, std::string> names;
    std::set<std::string> used;
    std::map<std::string, int> numbers;  // the last one tried for each word: all before it are taken
    for (const Node& node : spec.nodes) {
        const std::string word = wordFor(node);
        std::string name = word;
        for (int& number = numbers.emplace(word, 1).first->second; !used.insert(name).second;)
            name = word + "_" + std::to_string(++number);
        names.emplace(node.id, name);
    }
    return names;
}

std::string tensorName(const std::string& module, ParameterRole role) {
    switch (role) {
        case ParameterRole::Weight: return module + ".weight";
        case ParameterRole::Bias: return module + ".bias";
        case ParameterRole::RunningMean: return module + ".running_mean";
        case ParameterRole::RunningVariance: return module + ".running_var";
    }
    return module;
}

std::vector<std::size_t> enginePlaces(const VectorOrder& order) {
    std::vector<std::size_t> places;
    places.reserve(sizeOf(order));
    forEachEnginePlace(order, [&](std::size_t place) { places.push_back(place); });
    return places;
}

std::map<NodeId, VectorOrder> vectorOrders(const NetworkSpec& spec, const ShapeTable& shapes) {
    const auto shapeOf = [&](NodeId id) {
        const auto found = shapes.find(id);
        return found == shapes.end() ? nullptr : std::get_if<Shape>(&found->second);
    };
    const auto isVector = [&](NodeId id) {
        const Shape* shape = shapeOf(id);
        return shape != nullptr && shape->isVector();
    };
    std::map<NodeId, VectorOrder> orders;
    for (const NodeId id : spec.topologicalOrder()) {
        const LayerSpec& layer = spec.find(id)->layer;
        const std::vector<NodeId> inputs = spec.inputsOf(id);
        if (inputs.empty() || !isVector(id)) continue;
        VectorOrder order;
        if (std::holds_alternative<FlattenSpec>(layer)) {
            order = orderOfFlatten(orders, inputs.front(), shapeOf(inputs.front()));
        } else if (std::all_of(inputs.begin(), inputs.end(), isVector)) {
            if (preservesShape(layer) && !readsNeighbourChannels(layer))
                order = orderOf(orders, inputs.front());
            else if (std::holds_alternative<AddSpec>(layer) || std::holds_alternative<MultiplySpec>(layer))
                order = orderOfSum(orders, inputs);
            else if (std::holds_alternative<ConcatSpec>(layer))
                order = orderOfConcat(orders, inputs, shapes);
        }
        if (!order.empty()) orders.emplace(id, std::move(order));
    }
    return orders;
}

TensorOrder::TensorOrder(const NetworkSpec& spec) {
    const std::map<NodeId, VectorOrder> outputs = vectorOrders(spec, inferShapes(spec));
    for (const Node& node : spec.nodes) {
        const std::vector<NodeId> inputs = spec.inputsOf(node.id);
        if (inputs.size() != 1) continue;
        const VectorOrder& order = orderOf(outputs, inputs.front());
        if (order.empty()) continue;
        if (std::holds_alternative<DenseSpec>(node.layer)) denseInputs_.emplace(node.id, order);
        const bool hasOneForEachChannel = gradientReduction(node.layer) != GradientReduction::None &&
                                          preservesShape(node.layer) && !readsNeighbourChannels(node.layer);
        if (hasOneForEachChannel) normInputs_.emplace(node.id, order);
    }
}

std::vector<std::int64_t> TensorOrder::torchShape(const ParameterTensor& parameter) const {
    std::vector<std::int64_t> dims(parameter.dims.begin(), parameter.dims.end());
    if (dims.size() == 4) return {dims[3], dims[2], dims[0], dims[1]};
    if (dims.size() == 2) return {dims[1], dims[0]};
    return dims;
}

template <class Visit>
void TensorOrder::forEachPlace(const ParameterTensor& parameter, Visit visit) const {
    std::vector<std::size_t> dims;
    for (const int side : parameter.dims) dims.push_back(static_cast<std::size_t>(side));
    std::size_t torch = 0;
    if (dims.size() == 4) {
        for (std::size_t filter = 0; filter < dims[3]; ++filter)
            for (std::size_t channel = 0; channel < dims[2]; ++channel)
                for (std::size_t cell = 0; cell < dims[0] * dims[1]; ++cell)
                    visit(torch++, (cell * dims[2] + channel) * dims[3] + filter);
        return;
    }
    const std::size_t inputs = dims.front();
    const std::size_t units = dims.size() == 2 ? dims[1] : 1;
    const VectorOrder& order = orderOf(dims.size() == 2 ? denseInputs_ : normInputs_, parameter.node);
    const bool fits = sizeOf(order) == inputs;  // weights may be older than the wiring
    for (std::size_t unit = 0; unit < units; ++unit) {
        if (fits)
            forEachEnginePlace(order, [&](std::size_t input) { visit(torch++, input * units + unit); });
        else
            for (std::size_t input = 0; input < inputs; ++input) visit(torch++, input * units + unit);
    }
}

std::vector<float> TensorOrder::toTorch(const ParameterTensor& parameter, std::span<const float> engine) const {
    assert(engine.size() == parameter.count);
    std::vector<float> torch(parameter.count);
    forEachPlace(parameter, [&](std::size_t to, std::size_t from) { torch[to] = engine[from]; });
    return torch;
}

std::vector<float> TensorOrder::toEngine(const ParameterTensor& parameter, std::span<const float> torch) const {
    std::vector<float> engine(parameter.count);
    toEngine(parameter, std::as_bytes(torch), engine);
    return engine;
}

void TensorOrder::toEngine(const ParameterTensor& parameter, std::span<const std::byte> torch,
                           std::span<float> engine) const {
    assert(torch.size() == parameter.count * sizeof(float) && engine.size() == parameter.count);
    forEachPlace(parameter, [&](std::size_t from, std::size_t to) {
        std::memcpy(&engine[to], torch.data() + from * sizeof(float), sizeof(float));
    });
}

}  // namespace fovea
