// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/layer_kind.h"

namespace fovea {

/// The product of two inputs of one shape, value by value, or of maps and a gate, 1×1×C: a number for each of their
/// channels. Gates that a network computes from its own maps: Hu et al., "Squeeze-and-excitation networks", 2018.
struct MultiplySpec {
    static constexpr std::string_view kind = "multiply";
    static constexpr NodeStem stem{"Multiply"};
    static constexpr LayerFamily family = LayerFamily::Structure;
    static constexpr int smallestInputs = 2;
    static constexpr int largestInputs = 2;
    static constexpr Sees sees = Sees::Value;
    static constexpr BackwardReads backwardReads{.input = true};
    static constexpr Sharing sharing = Sharing::None;
    static constexpr bool passesGradientOn = false;
    static constexpr bool keepsMemory = false;
    static constexpr GradientReduction gradientReduction = GradientReduction::None;
    static constexpr InitialWeights initialWeights = InitialWeights::Unconcerned;
    static constexpr auto fields() { return std::tuple(); }
    friend bool operator==(const MultiplySpec&, const MultiplySpec&) = default;
};

ShapeResult outputShape(const MultiplySpec& spec, std::span<const Shape> inputs);
void forward(const MultiplySpec& spec, const LayerForward& pass);
void backward(const MultiplySpec& spec, const LayerBackward& pass);

}  // namespace fovea
