// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/layer_kind.h"

namespace fovea {

/// x where x > 0, slope · x elsewhere, with a trained slope for each channel or one for all. He et al., "Delving deep
/// into ReLUs", 2015.
struct PreluSpec {
    bool shared = false;  ///< one slope for all channels
    static constexpr std::string_view kind = "prelu";
    static constexpr NodeStem stem{"PReLU"};
    static constexpr LayerFamily family = LayerFamily::Activation;
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    static constexpr Sees sees = Sees::Value;
    static constexpr BackwardReads backwardReads{.input = true};
    static constexpr Sharing sharing = Sharing::InPlace;
    static constexpr bool passesGradientOn = false;
    static constexpr bool keepsMemory = false;
    static constexpr GradientReduction gradientReduction = GradientReduction::PerChunk;
    static constexpr InitialWeights initialWeights = InitialWeights::He;
    static constexpr auto fields() { return std::tuple(choiceField("shared", &PreluSpec::shared)); }
    friend bool operator==(const PreluSpec&, const PreluSpec&) = default;
};

ShapeResult outputShape(const PreluSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const PreluSpec& spec, std::span<const Shape> inputs);
/// The weight: a slope for each channel, or one.
std::vector<LayerTensor> tensorsOf(const PreluSpec& spec, std::span<const Shape> inputs);
bool runsOnWholeBatch(const PreluSpec& spec, std::span<const Shape> inputs, Mode mode);
void forward(const PreluSpec& spec, const LayerForward& pass);
void backward(const PreluSpec& spec, const LayerBackward& pass);

}  // namespace fovea
