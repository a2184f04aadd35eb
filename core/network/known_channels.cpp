// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/known_channels.h"

#include <variant>
#include <vector>

namespace fovea {
namespace {

/// `steps` bounds the way back, where the network has a cycle.
std::optional<int> channelsKnownOf(const NetworkSpec& spec, const ShapeTable& shapes, NodeId id, std::size_t steps) {
    const auto found = shapes.find(id);
    const Shape* shape = found == shapes.end() ? nullptr : std::get_if<Shape>(&found->second);
    if (shape != nullptr) return shape->channels;
    const Node* node = spec.find(id);
    if (node == nullptr || steps == 0) return std::nullopt;
    const LayerSpec& layer = node->layer;
    if (const auto* conv = std::get_if<Conv2dSpec>(&layer)) return conv->filters;
    if (const auto* conv = std::get_if<TableConv2dSpec>(&layer)) return conv->filters;
    if (const auto* local = std::get_if<LocallyConnected2dSpec>(&layer)) return local->filters;
    if (const auto* slice = std::get_if<ChannelSliceSpec>(&layer)) return slice->channels;
    const bool keepsChannels = std::holds_alternative<MaxPool2dSpec>(layer) ||
                               std::holds_alternative<AvgPool2dSpec>(layer) ||
                               std::holds_alternative<ScaledPool2dSpec>(layer) ||
                               std::holds_alternative<ZeroPadSpec>(layer) || std::holds_alternative<CropSpec>(layer) ||
                               preservesShape(layer);
    const auto inputs = spec.inputsOf(id);
    return keepsChannels && inputs.size() == 1 ? channelsKnownOf(spec, shapes, inputs.front(), steps - 1) : std::nullopt;
}

}  // namespace

std::optional<int> knownChannels(const NetworkSpec& spec, const ShapeTable& shapes, NodeId id) {
    return channelsKnownOf(spec, shapes, id, spec.nodes.size());
}

std::optional<std::int64_t> parametersWithoutSides(const NetworkSpec& spec, const ShapeTable& shapes, NodeId id) {
    const Node* node = spec.find(id);
    if (node == nullptr) return std::nullopt;
    std::vector<Shape> small;
    std::vector<Shape> large;
    for (const NodeId input : spec.inputsOf(id)) {
        const auto channels = knownChannels(spec, shapes, input);
        if (!channels) return std::nullopt;
        small.push_back({64, 64, *channels});
        large.push_back({65, 67, *channels});
    }
    if (small.empty()) return std::nullopt;
    const std::int64_t parameters = cost(node->layer, small).parameters;
    return parameters == cost(node->layer, large).parameters ? std::optional(parameters) : std::nullopt;
}

}  // namespace fovea
