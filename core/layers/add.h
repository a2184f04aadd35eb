// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/layer_kind.h"

namespace fovea {

/// The sum of two or more inputs of one shape: a skip connection's end.
struct AddSpec {
    static constexpr std::string_view kind = "add";
    static constexpr NodeStem stem{"Add"};
    static constexpr LayerFamily family = LayerFamily::Structure;
    static constexpr int smallestInputs = 2;
    static constexpr int largestInputs = 8;
    static constexpr Sees sees = Sees::Value;
    static constexpr BackwardReads backwardReads{};
    static constexpr Sharing sharing = Sharing::None;
    static constexpr bool passesGradientOn = true;
    static constexpr bool keepsMemory = false;
    static constexpr GradientReduction gradientReduction = GradientReduction::None;
    static constexpr InitialWeights initialWeights = InitialWeights::Unconcerned;
    static constexpr auto fields() { return std::tuple(); }
    friend bool operator==(const AddSpec&, const AddSpec&) = default;
};

ShapeResult outputShape(const AddSpec& spec, std::span<const Shape> inputs);
void forward(const AddSpec& spec, const LayerForward& pass);
void backward(const AddSpec& spec, const LayerBackward& pass);

}  // namespace fovea
