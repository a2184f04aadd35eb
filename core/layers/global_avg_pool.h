// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/layer_kind.h"

namespace fovea {

/// The mean of each whole map: H×W×C becomes a vector of C numbers.
struct GlobalAvgPoolSpec {
    static constexpr std::string_view kind = "global_avg_pool";
    static constexpr NodeStem stem{"Global pool", true};
    static constexpr LayerFamily family = LayerFamily::Pooling;
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    static constexpr Sees sees = Sees::Window;
    static constexpr BackwardReads backwardReads{};
    static constexpr Sharing sharing = Sharing::None;
    static constexpr bool passesGradientOn = false;
    static constexpr bool keepsMemory = false;
    static constexpr GradientReduction gradientReduction = GradientReduction::None;
    static constexpr InitialWeights initialWeights = InitialWeights::Unconcerned;
    static constexpr auto fields() { return std::tuple(); }
    friend bool operator==(const GlobalAvgPoolSpec&, const GlobalAvgPoolSpec&) = default;
};

ShapeResult outputShape(const GlobalAvgPoolSpec& spec, std::span<const Shape> inputs);
std::optional<WindowGeometry> windowOf(const GlobalAvgPoolSpec& spec, const Shape& input);
void forward(const GlobalAvgPoolSpec& spec, const LayerForward& pass);
void backward(const GlobalAvgPoolSpec& spec, const LayerBackward& pass);

}  // namespace fovea
