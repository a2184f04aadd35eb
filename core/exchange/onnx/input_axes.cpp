// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/onnx/input_axes.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/exchange/onnx/constant.h"
#include "core/exchange/onnx/graph_search.h"

namespace fovea::onnxfile {
namespace {

/// Operators that take channels from the second axis.
bool channelsSecond(std::string_view type) {
    static const std::set<std::string_view> types{
        "Conv", "MaxPool", "AveragePool", "GlobalAveragePool", "GlobalMaxPool", "BatchNormalization", "LRN"};
    return types.contains(type);
}

/// Operators that leave the axes as they are.
bool keepsAxes(std::string_view type) {
    static const std::set<std::string_view> types{"Identity", "Cast", "Add",     "Sub",  "Mul",
                                                  "Div",      "Pad",  "Dropout", "Relu", "LeakyRelu",
                                                  "PRelu",    "Elu",  "Sigmoid", "Tanh", "Clip"};
    return types.contains(type);
}

std::string transposedAxes(const NodeView& node, const std::string& axes) {
    const AttributeView* order = node.attribute("perm");
    if (order == nullptr) return {axes.rbegin(), axes.rend()};
    std::string result;
    for (const std::int64_t from : order->wholes) {
        if (from < 0 || from >= static_cast<std::int64_t>(axes.size())) return {};
        result += axes[static_cast<std::size_t>(from)];
    }
    return result.size() == axes.size() ? result : std::string();
}

std::string withChannelsAt(char place) { return place == '1' ? "NCHW" : place == '2' ? "NHCW" : "NHWC"; }

}  // namespace

std::string inputAxes(const ModelView& model, const GraphOrder& order, const ValueView& input) {
    if (input.dims.size() == 2) return "NC";
    if (input.dims.size() == 3) return "NHW";
    std::map<std::string_view, std::string> axes{{input.name, "0123"}};
    for (const std::size_t index : order.nodes) {
        const NodeView& node = model.nodes[index];
        for (const std::string_view name : node.inputs) {
            const auto found = axes.find(name);
            if (found == axes.end() || found->second.empty() || node.outputs.empty()) continue;
            const std::string here = found->second;
            if (channelsSecond(node.type)) return withChannelsAt(here[1]);
            if (node.type == "MatMul") return withChannelsAt(here[3]);
            if (node.type == "Transpose")
                axes[node.outputs.front()] = transposedAxes(node, here);
            else if (keepsAxes(node.type))
                axes[node.outputs.front()] = here;
        }
    }
    const auto looksLikeChannels = [](std::int64_t side) { return side == 1 || side == 3 || side == 4; };
    return looksLikeChannels(input.dims[3]) && !looksLikeChannels(input.dims[1]) ? "NHWC" : "NCHW";
}

std::optional<Shape> imageOfVector(const ModelView& model, const GraphOrder& order, const ValueView& input) {
    const auto readers = order.readers.find(input.name);
    if (input.dims.size() != 2 || readers == order.readers.end() || readers->second != 1) return std::nullopt;
    const GraphSearch graph(model, order);
    for (const std::size_t index : order.nodes) {
        const NodeView& node = model.nodes[index];
        if (node.type != "Reshape" || node.inputs.size() != 2 || node.inputs[0] != input.name) continue;
        const TensorView* shape = graph.tensor(node.inputs[1]);
        std::size_t budget = 64;
        if (shape == nullptr || shape->external || shape->dims != std::vector<std::int64_t>{4}) return std::nullopt;
        const Constant sides = Constant::fromTensor(*shape, budget);
        if (!sides.isWhole()) return std::nullopt;
        const std::vector<std::int64_t> wanted = sides.wholes();
        const auto isSide = [](std::int64_t side) { return side > 0 && side <= 65536; };
        const bool channelsLast = wanted[3] == 1 && wanted[1] > 1;  // one channel may stand at either end
        if (!isSide(wanted[1]) || !isSide(wanted[2]) || !isSide(wanted[3])) return std::nullopt;
        if (wanted[1] * wanted[2] * wanted[3] != input.dims[1]) return std::nullopt;
        const auto side = [&](std::size_t i) { return static_cast<int>(wanted[i]); };
        return channelsLast ? Shape{side(1), side(2), 1} : Shape{side(2), side(3), side(1)};
    }
    return std::nullopt;
}

}  // namespace fovea::onnxfile
