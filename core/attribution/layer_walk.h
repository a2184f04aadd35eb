// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <stop_token>
#include <utility>
#include <vector>

#include "core/layers/layer_spec.h"
#include "core/network/network.h"

namespace fovea {

// A way back through a network's layers, one after the other, by a rule of one's own. Slower than Network::backwardFrom,
// which only knows gradients.

/// One layer in inference with one image, by itself: what it makes of inputs, and how that depends on them.
class SingleLayer {
public:
    SingleLayer(const LayerSpec& layer, std::vector<Shape> inputs, Shape output, ParameterViews parameters)
        : layer_(layer), shapes_(std::move(inputs)), output_(output), parameters_(parameters) {}

    using Values = std::vector<float>;  ///< H × W × C
    Values forward(std::span<const Values> inputs) const;
    /// Σ over outputs of `of` · ∂output / ∂input, for each input. Norms of the batch count with their running statistics.
    std::vector<Values> gradient(std::span<const Values> inputs, const Values& of) const;

    const LayerSpec& layer() const { return layer_; }
    const std::vector<Shape>& inputShapes() const { return shapes_; }
    const Shape& outputShape() const { return output_; }
    const ParameterViews& parameters() const { return parameters_; }
    SingleLayer with(ParameterViews parameters) const { return {layer_, shapes_, output_, parameters}; }

private:
    const LayerSpec& layer_;
    std::vector<Shape> shapes_;
    Shape output_;
    ParameterViews parameters_;
};

/// A layer on the way back.
struct WalkStep {
    SingleLayer layer;
    std::vector<SingleLayer::Values> inputs;
    SingleLayer::Values output;
    SingleLayer::Values relevance;  ///< of the output, as the layers behind it handed it down
};
/// What the layer hands down to each of its inputs.
using WalkRule = std::function<std::vector<SingleLayer::Values>(const WalkStep& step)>;

/// What arrives at the input node when `start` is handed down from `node` of a network that has just run one image; where
/// branches meet, it adds up. Nothing where `stop` was asked for. Requires Purpose::Inspection.
std::optional<SingleLayer::Values> walkBack(const Network& network, NodeId node, SingleLayer::Values start,
                                            const WalkRule& rule, const std::stop_token& stop = {});

}  // namespace fovea
