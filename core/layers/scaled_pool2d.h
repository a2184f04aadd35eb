// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/layer_kind.h"

namespace fovea {

/// Trainable subsampling: y = w[c] · mean of the window + b[c], a coefficient and a bias for each channel. S2 and S4
/// of LeNet-5, LeCun et al., 1998, which sums where this takes the mean: the coefficient is as many times larger.
/// Padding is left out of the number of values.
struct ScaledPool2dSpec {
    Extent kernel{2, 2};
    Extent stride{2, 2};
    Padding padding;
    Rounding rounding = Rounding::Exact;
    static constexpr std::string_view kind = "scaled_pool2d";
    static constexpr NodeStem stem{"Pool"};
    static constexpr LayerFamily family = LayerFamily::Pooling;
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    static constexpr Sees sees = Sees::Window;
    static constexpr BackwardReads backwardReads{.input = true};
    static constexpr Sharing sharing = Sharing::None;
    static constexpr bool passesGradientOn = false;
    static constexpr bool keepsMemory = false;
    static constexpr GradientReduction gradientReduction = GradientReduction::PerChunk;
    static constexpr InitialWeights initialWeights = InitialWeights::Unconcerned;
    static constexpr auto fields() {
        return std::tuple(
            extentField("kernel", &ScaledPool2dSpec::kernel, SettingId::KernelHeight, SettingId::KernelWidth, 1, 1024),
            extentField("stride", &ScaledPool2dSpec::stride, SettingId::StrideHeight, SettingId::StrideWidth, 1, 1024),
            choiceField("padding", &ScaledPool2dSpec::padding), choiceField("rounding", &ScaledPool2dSpec::rounding));
    }
    friend bool operator==(const ScaledPool2dSpec&, const ScaledPool2dSpec&) = default;
};

ShapeResult outputShape(const ScaledPool2dSpec& spec, std::span<const Shape> inputs);
/// A multiplication for each output.
LayerCost cost(const ScaledPool2dSpec& spec, std::span<const Shape> inputs);
std::optional<WindowGeometry> windowOf(const ScaledPool2dSpec& spec, const Shape& input);
/// Weight and bias: coefficient and shift of each channel.
std::vector<LayerTensor> tensorsOf(const ScaledPool2dSpec& spec, std::span<const Shape> inputs);
bool runsOnWholeBatch(const ScaledPool2dSpec& spec, std::span<const Shape> inputs, Mode mode);
void forward(const ScaledPool2dSpec& spec, const LayerForward& pass);
void backward(const ScaledPool2dSpec& spec, const LayerBackward& pass);

}  // namespace fovea
