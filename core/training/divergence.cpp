// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/divergence.h"

#include <algorithm>
#include <cmath>
#include <ranges>

namespace fovea {

namespace {

bool isFinite(std::span<const float> values) {
    return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
}

bool isFinite(const ConstImageView& maps) {
    if (!maps.data) return true;
    const std::size_t row = static_cast<std::size_t>(maps.shape.width) * static_cast<std::size_t>(maps.shape.channels);
    for (int image = 0; image < maps.count; ++image) {
        for (int y = 0; y < maps.shape.height; ++y) {
            if (!isFinite(std::span(maps.pixel(image, y, 0), row))) return false;
        }
    }
    return true;
}

std::span<const float> gradientOf(const Network& network, const ParameterTensor& parameter) {
    return network.gradients().subspan(parameter.offset, parameter.count);
}

const char* gradientName(ParameterRole role) {
    return role == ParameterRole::Weight ? "weight gradient" : "bias gradient";
}

/// Which of a layer's own gradients isn't finite; null where all are.
const char* badGradient(const Network& network, NodeId node) {
    for (const ParameterRole role : {ParameterRole::Weight, ParameterRole::Bias}) {
        const ParameterTensor* parameter = network.weights().layout->find(node, role);
        if (parameter && !isFinite(gradientOf(network, *parameter))) return gradientName(role);
    }
    return nullptr;
}

/// Null for a network without any.
const ParameterTensor* tensorOfLargestGradient(const Network& network) {
    const ParameterTensor* found = nullptr;
    float largest = -1;
    for (const ParameterTensor& parameter : network.weights().layout->parameters) {
        if (parameter.offset >= network.weights().layout->trainedCount) break;
        for (const float value : gradientOf(network, parameter)) {
            if (std::abs(value) > largest) largest = std::abs(value), found = &parameter;
        }
    }
    return found;
}

}  // namespace

DivergentPlace firstDivergence(const Network& network, const Batch& batch, std::uint64_t seed, std::int64_t step) {
    auto created =
        Network::create(network.spec(), batch.count, Purpose::Inspection, network.workers(), network.frozen());
    if (!created) return {};
    Network& replay = **created;
    replay.setWeights(network.weights());
    replay.setPreprocessing(network.preprocessing());
    replay.setLabelSmoothing(network.labelSmoothing());
    replay.forward(batch.view(), batch.count, Mode::Training, seed, step);

    const std::vector<NodeId> order = replay.spec().topologicalOrder();
    const auto nameOf = [&](NodeId id) {
        const Node* node = replay.spec().find(id);
        return node ? node->name : std::string();
    };
    for (const NodeId id : order) {
        if (!isFinite(replay.activation(id))) return {nameOf(id), "output"};
    }
    replay.backward(batch.labels, batch.seconds);
    for (const NodeId id : order | std::views::reverse) {
        if (!isFinite(replay.activationGradient(id))) return {nameOf(id), "output gradient"};
        if (const char* tensor = badGradient(replay, id)) return {nameOf(id), tensor};
    }
    const ParameterTensor* largest = tensorOfLargestGradient(replay);
    return largest ? DivergentPlace{nameOf(largest->node), gradientName(largest->role)} : DivergentPlace{};
}

}  // namespace fovea
