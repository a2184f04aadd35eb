// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/layer_kind.h"

namespace fovea {

/// y = scale · (x − mean) / √(variance + epsilon) + shift, with mean and variance of each map by itself. Ulyanov et al.,
/// "Instance normalization", 2016.
struct InstanceNormSpec {
    float epsilon = 1e-5F;
    static constexpr std::string_view kind = "instance_norm";
    static constexpr NodeStem stem{"InstanceNorm"};
    static constexpr LayerFamily family = LayerFamily::Normalisation;
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    static constexpr Sees sees = Sees::Everything;
    static constexpr BackwardReads backwardReads{.input = true};
    static constexpr Sharing sharing = Sharing::None;
    static constexpr bool passesGradientOn = false;
    static constexpr bool keepsMemory = false;
    static constexpr GradientReduction gradientReduction = GradientReduction::PerChunk;
    static constexpr InitialWeights initialWeights = InitialWeights::Unconcerned;
    static constexpr auto fields() {
        return std::tuple(numberField("epsilon", &InstanceNormSpec::epsilon, SettingId::Epsilon, 1e-12, 1, 1e-5));
    }
    friend bool operator==(const InstanceNormSpec&, const InstanceNormSpec&) = default;
};

ShapeResult outputShape(const InstanceNormSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const InstanceNormSpec& spec, std::span<const Shape> inputs);
/// Weight and bias: scale and shift of each channel.
std::vector<LayerTensor> tensorsOf(const InstanceNormSpec& spec, std::span<const Shape> inputs);
bool runsOnWholeBatch(const InstanceNormSpec& spec, std::span<const Shape> inputs, Mode mode);
void forward(const InstanceNormSpec& spec, const LayerForward& pass);
void backward(const InstanceNormSpec& spec, const LayerBackward& pass);

}  // namespace fovea
