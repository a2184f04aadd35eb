// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/layer_kind.h"

namespace fovea {

/// The mean of each window, per channel. Padding is left out of the number of values, unless it is to count as zeros.
struct AvgPool2dSpec {
    Extent kernel{2, 2};
    Extent stride{2, 2};
    Padding padding;
    Rounding rounding = Rounding::Exact;
    bool countPadding = false;
    Extent dilation{1, 1};
    static constexpr std::string_view kind = "avg_pool2d";
    static constexpr NodeStem stem{"Pool"};
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
    static constexpr auto fields() {
        return std::tuple(
            extentField("kernel", &AvgPool2dSpec::kernel, SettingId::KernelHeight, SettingId::KernelWidth, 1, 1024),
            extentField("stride", &AvgPool2dSpec::stride, SettingId::StrideHeight, SettingId::StrideWidth, 1, 1024),
            choiceField("padding", &AvgPool2dSpec::padding), choiceField("rounding", &AvgPool2dSpec::rounding),
            choiceField("count_padding", &AvgPool2dSpec::countPadding),
            extentField("dilation", &AvgPool2dSpec::dilation, SettingId::Dilation, SettingId::Dilation, 1, 256));
    }
    friend bool operator==(const AvgPool2dSpec&, const AvgPool2dSpec&) = default;
};

ShapeResult outputShape(const AvgPool2dSpec& spec, std::span<const Shape> inputs);
std::optional<WindowGeometry> windowOf(const AvgPool2dSpec& spec, const Shape& input);
void forward(const AvgPool2dSpec& spec, const LayerForward& pass);
void backward(const AvgPool2dSpec& spec, const LayerBackward& pass);

}  // namespace fovea
