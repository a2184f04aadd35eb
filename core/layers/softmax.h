// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/layer_kind.h"

namespace fovea {

/// Shares of the channels at each pixel, which add up to 1: e^x / Σ e^x. In front of the loss, which computes a softmax
/// itself, it is refused.
struct SoftmaxSpec {
    static constexpr std::string_view kind = "softmax";
    static constexpr NodeStem stem{"Softmax"};
    static constexpr LayerFamily family = LayerFamily::Normalisation;
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    static constexpr Sees sees = Sees::Pixel;
    static constexpr BackwardReads backwardReads{.output = true};
    static constexpr Sharing sharing = Sharing::None;
    static constexpr bool passesGradientOn = false;
    static constexpr bool keepsMemory = false;
    static constexpr GradientReduction gradientReduction = GradientReduction::None;
    static constexpr InitialWeights initialWeights = InitialWeights::Xavier;
    static constexpr auto fields() { return std::tuple(); }
    friend bool operator==(const SoftmaxSpec&, const SoftmaxSpec&) = default;
};

ShapeResult outputShape(const SoftmaxSpec& spec, std::span<const Shape> inputs);
void forward(const SoftmaxSpec& spec, const LayerForward& pass);
void backward(const SoftmaxSpec& spec, const LayerBackward& pass);

}  // namespace fovea
