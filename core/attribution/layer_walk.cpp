// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attribution/layer_walk.h"

#include <cmath>
#include <cstddef>
#include <memory>
#include <new>
#include <utility>

namespace fovea {

namespace {

using Values = SingleLayer::Values;

constexpr std::size_t lineBytes = 64;

/// Memory that starts where kernels expect it to.
struct LayerMemory {
    explicit LayerMemory(std::size_t bytes) : room(bytes + lineBytes) {
        void* start = room.data();
        std::size_t space = room.size();
        std::align(lineBytes, bytes, start, space);
        span = {static_cast<std::byte*>(start), bytes};
    }
    std::vector<std::byte> room;
    std::span<std::byte> span;
};

Values copyOf(const ConstImageView& view) {
    Values values;
    const std::ptrdiff_t row = std::ptrdiff_t{view.shape.width} * view.shape.channels;
    for (int y = 0; y < view.shape.height; ++y)
        values.insert(values.end(), view.pixel(0, y, 0), view.pixel(0, y, 0) + row);
    return values;
}

std::vector<ConstImageView> viewsOf(std::span<const Values> values, const std::vector<Shape>& shapes) {
    std::vector<ConstImageView> views;
    for (std::size_t i = 0; i < shapes.size(); ++i) views.push_back(denseView(values[i].data(), 1, shapes[i]));
    return views;
}

/// factor · dy, channel by channel: a batch norm in inference is no more.
Values normGradient(const BatchNormSpec& spec, const ParameterViews& parameters, Values gradient) {
    const std::size_t channels = parameters.runningVariance.size();
    for (std::size_t i = 0; i < gradient.size(); ++i) {
        const std::size_t c = i % channels;
        const float scale = spec.scale ? parameters.weight[c] : 1.0F;
        gradient[i] *= scale / std::sqrt(parameters.runningVariance[c] + spec.epsilon);
    }
    return gradient;
}

}  // namespace

Values SingleLayer::forward(std::span<const Values> inputs) const {
    const std::vector<ConstImageView> views = viewsOf(inputs, shapes_);
    Values output(static_cast<std::size_t>(output_.size()));
    LayerMemory memory(memoryBytes(layer_, shapes_, 1));
    fovea::forward(layer_, {.inputs = views,
                            .output = denseView(output.data(), 1, output_),
                            .parameters = parameters_,
                            .memory = memory.span,
                            .mode = Mode::Inference,
                            .workers = &Workers::serial()});
    return output;
}

std::vector<Values> SingleLayer::gradient(std::span<const Values> inputs, const Values& of) const {
    if (const auto* norm = std::get_if<BatchNormSpec>(&layer_)) return {normGradient(*norm, parameters_, of)};
    const std::vector<ConstImageView> views = viewsOf(inputs, shapes_);
    Values output(static_cast<std::size_t>(output_.size()));
    LayerMemory memory(memoryBytes(layer_, shapes_, 1));
    fovea::forward(layer_, {.inputs = views,
                            .output = denseView(output.data(), 1, output_),
                            .parameters = parameters_,
                            .memory = memory.span,
                            .mode = Mode::Training,
                            .asInference = true,
                            .workers = &Workers::serial()});
    std::vector<Values> gradients;
    std::vector<InputGradient> targets;
    for (const Shape& shape : shapes_) gradients.emplace_back(static_cast<std::size_t>(shape.size()), 0.0F);
    for (std::size_t i = 0; i < shapes_.size(); ++i)
        targets.push_back({denseView(gradients[i].data(), 1, shapes_[i]), true});
    fovea::backward(layer_, {.inputs = views,
                             .output = denseView(std::as_const(output).data(), 1, output_),
                             .outputGradient = denseView(of.data(), 1, output_),
                             .inputGradients = targets,
                             .parameters = parameters_,
                             .memory = memory.span,
                             .asInference = true,
                             .workers = &Workers::serial()});
    return gradients;
}

std::optional<Values> walkBack(const Network& network, NodeId node, Values start, const WalkRule& rule,
                               const std::stop_token& stop) {
    const NetworkSpec& spec = network.spec();
    const auto shapes = soundShapes(spec);
    const Weights& weights = network.weights();
    std::map<NodeId, Values> relevance;
    for (const auto& [id, shape] : shapes) relevance[id].assign(static_cast<std::size_t>(shape.size()), 0.0F);
    relevance.at(node) = std::move(start);
    const std::vector<NodeId> order = spec.topologicalOrder();
    for (auto id = order.rbegin(); id != order.rend(); ++id) {
        const std::vector<NodeId> inputs = spec.inputsOf(*id);
        if (inputs.empty()) continue;
        if (stop.stop_requested()) return std::nullopt;
        std::vector<Shape> inputShapes;
        std::vector<Values> values;
        for (const NodeId input : inputs) {
            inputShapes.push_back(shapes.at(input));
            values.push_back(copyOf(network.activation(input)));
        }
        // Statistics are handed to layers as numbers that they might change.
        const auto givenMean = weights.view(*id, ParameterRole::RunningMean);
        const auto givenVariance = weights.view(*id, ParameterRole::RunningVariance);
        Values mean(givenMean.begin(), givenMean.end());
        Values variance(givenVariance.begin(), givenVariance.end());
        const ParameterViews parameters{weights.view(*id, ParameterRole::Weight),
                                        weights.view(*id, ParameterRole::Bias), mean, variance};
        const WalkStep step{SingleLayer(spec.find(*id)->layer, inputShapes, shapes.at(*id), parameters),
                            std::move(values), copyOf(network.activation(*id)), std::move(relevance.at(*id))};
        const std::vector<Values> down = rule(step);
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            Values& sum = relevance.at(inputs[i]);
            for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += down[i][k];
        }
    }
    return std::move(relevance.at(*spec.inputNode()));
}

}  // namespace fovea
