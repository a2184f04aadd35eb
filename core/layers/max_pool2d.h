// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/layer_kind.h"

namespace fovea {

/// The largest value of each window, per channel. Padding never wins.
struct MaxPool2dSpec {
    Extent kernel{2, 2};
    Extent stride{2, 2};
    Padding padding;
    Rounding rounding = Rounding::Exact;
    Extent dilation{1, 1};
    static constexpr std::string_view kind = "max_pool2d";
    static constexpr NodeStem stem{"Pool"};
    static constexpr LayerFamily family = LayerFamily::Pooling;
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    static constexpr Sees sees = Sees::Window;
    static constexpr BackwardReads backwardReads{};
    static constexpr Sharing sharing = Sharing::None;
    static constexpr bool passesGradientOn = false;
    static constexpr bool keepsMemory = true;
    static constexpr GradientReduction gradientReduction = GradientReduction::None;
    static constexpr InitialWeights initialWeights = InitialWeights::Unconcerned;
    static constexpr auto fields() {
        return std::tuple(
            extentField("kernel", &MaxPool2dSpec::kernel, SettingId::KernelHeight, SettingId::KernelWidth, 1, 1024),
            extentField("stride", &MaxPool2dSpec::stride, SettingId::StrideHeight, SettingId::StrideWidth, 1, 1024),
            choiceField("padding", &MaxPool2dSpec::padding), choiceField("rounding", &MaxPool2dSpec::rounding),
            extentField("dilation", &MaxPool2dSpec::dilation, SettingId::Dilation, SettingId::Dilation, 1, 1024));
    }
    friend bool operator==(const MaxPool2dSpec&, const MaxPool2dSpec&) = default;
};

ShapeResult outputShape(const MaxPool2dSpec& spec, std::span<const Shape> inputs);
/// Whether the layer's backward can do that of a ReLU before it.
bool canMaskBackward(const MaxPool2dSpec& spec, const Shape& input);
std::size_t memoryBytes(const MaxPool2dSpec& spec, std::span<const Shape> inputs, int batch);
std::optional<WindowGeometry> windowOf(const MaxPool2dSpec& spec, const Shape& input);
void forward(const MaxPool2dSpec& spec, const LayerForward& pass);
void backward(const MaxPool2dSpec& spec, const LayerBackward& pass);

}  // namespace fovea
