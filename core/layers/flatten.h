// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/layer_kind.h"

namespace fovea {

/// H×W×C becomes a vector of H·W·C numbers (in files and exports in the order C, H, W, as PyTorch).
struct FlattenSpec {
    static constexpr std::string_view kind = "flatten";
    static constexpr NodeStem stem{"Flatten", true};
    static constexpr LayerFamily family = LayerFamily::Structure;
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    static constexpr Sees sees = Sees::Everything;
    static constexpr BackwardReads backwardReads{};
    static constexpr Sharing sharing = Sharing::Alias;
    static constexpr bool passesGradientOn = true;
    static constexpr bool keepsMemory = false;
    static constexpr GradientReduction gradientReduction = GradientReduction::None;
    static constexpr InitialWeights initialWeights = InitialWeights::Unconcerned;
    static constexpr auto fields() { return std::tuple(); }
    friend bool operator==(const FlattenSpec&, const FlattenSpec&) = default;
};

ShapeResult outputShape(const FlattenSpec& spec, std::span<const Shape> inputs);
void forward(const FlattenSpec& spec, const LayerForward& pass);
void backward(const FlattenSpec& spec, const LayerBackward& pass);

}  // namespace fovea
