// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/layer_kind.h"

namespace fovea {

/// In training, zeroes each value with probability `rate` and scales the rest by 1 / (1 − rate).
struct DropoutSpec {
    float rate = 0.5F;
    static constexpr std::string_view kind = "dropout";
    static constexpr NodeStem stem{"Dropout"};
    static constexpr LayerFamily family = LayerFamily::Dense;
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    static constexpr Sees sees = Sees::Value;
    static constexpr BackwardReads backwardReads{};
    static constexpr Sharing sharing = Sharing::InPlace;
    static constexpr bool passesGradientOn = false;
    static constexpr bool keepsMemory = false;
    static constexpr GradientReduction gradientReduction = GradientReduction::None;
    static constexpr InitialWeights initialWeights = InitialWeights::Unconcerned;
    static constexpr auto fields() {
        return std::tuple(numberField("rate", &DropoutSpec::rate, SettingId::Rate, 0, 0.99, 0.05));
    }
    friend bool operator==(const DropoutSpec&, const DropoutSpec&) = default;
};

ShapeResult outputShape(const DropoutSpec& spec, std::span<const Shape> inputs);
void forward(const DropoutSpec& spec, const LayerForward& pass);
void backward(const DropoutSpec& spec, const LayerBackward& pass);

}  // namespace fovea
