// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/layer_kind.h"

namespace fovea {

/// Two or more inputs of equal height and width, channels side by side in the order of the edges.
struct ConcatSpec {
    static constexpr std::string_view kind = "concat";
    static constexpr NodeStem stem{"Concat"};
    static constexpr LayerFamily family = LayerFamily::Structure;
    static constexpr int smallestInputs = 2;
    static constexpr int largestInputs = 8;
    static constexpr Sees sees = Sees::Pixel;
    static constexpr BackwardReads backwardReads{};
    static constexpr Sharing sharing = Sharing::None;
    static constexpr bool passesGradientOn = false;
    static constexpr bool keepsMemory = false;
    static constexpr GradientReduction gradientReduction = GradientReduction::None;
    static constexpr InitialWeights initialWeights = InitialWeights::Unconcerned;
    static constexpr auto fields() { return std::tuple(); }
    friend bool operator==(const ConcatSpec&, const ConcatSpec&) = default;
};

ShapeResult outputShape(const ConcatSpec& spec, std::span<const Shape> inputs);
void forward(const ConcatSpec& spec, const LayerForward& pass);
void backward(const ConcatSpec& spec, const LayerBackward& pass);

}  // namespace fovea
