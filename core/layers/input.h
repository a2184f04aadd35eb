// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/layer_kind.h"

namespace fovea {

/// Where the pictures enter. Its shape is the shape of one image.
struct InputSpec {
    Shape shape{32, 32, 3};
    static constexpr std::string_view kind = "input";
    static constexpr NodeStem stem{"Image", true};
    static constexpr LayerFamily family = LayerFamily::Input;
    static constexpr int smallestInputs = 0;
    static constexpr int largestInputs = 0;
    static constexpr Sees sees = Sees::Value;
    static constexpr BackwardReads backwardReads{};
    static constexpr Sharing sharing = Sharing::None;
    static constexpr bool passesGradientOn = false;
    static constexpr bool keepsMemory = false;
    static constexpr GradientReduction gradientReduction = GradientReduction::None;
    static constexpr InitialWeights initialWeights = InitialWeights::Own;
    static constexpr auto fields() {
        return std::tuple(
            numberField(
                "height", [](auto& spec) -> auto& { return spec.shape.height; }, SettingId::Height, 1, 4096),
            numberField(
                "width", [](auto& spec) -> auto& { return spec.shape.width; }, SettingId::Width, 1, 4096),
            numberField(
                "channels", [](auto& spec) -> auto& { return spec.shape.channels; }, SettingId::Channels, 1, 4096));
    }
    friend bool operator==(const InputSpec&, const InputSpec&) = default;
};

ShapeResult outputShape(const InputSpec& spec, std::span<const Shape> inputs);
void forward(const InputSpec& spec, const LayerForward& pass);
void backward(const InputSpec& spec, const LayerBackward& pass);

}  // namespace fovea
