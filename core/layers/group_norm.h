// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/layer_kind.h"

namespace fovea {

/// y = scale · (x − mean) / √(variance + epsilon) + shift, with mean and variance of the channels of a group in one
/// image: as in training, so in inference, whatever the batch. Wu & He, "Group normalization", 2018.
struct GroupNormSpec {
    int groups = 4;
    float epsilon = 1e-5F;
    static constexpr std::string_view kind = "group_norm";
    static constexpr NodeStem stem{"GroupNorm"};
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
        return std::tuple(numberField("groups", &GroupNormSpec::groups, SettingId::Groups, 1, 65536),
                          numberField("epsilon", &GroupNormSpec::epsilon, SettingId::Epsilon, 1e-12, 1, 1e-5));
    }
    friend bool operator==(const GroupNormSpec&, const GroupNormSpec&) = default;
};

ShapeResult outputShape(const GroupNormSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const GroupNormSpec& spec, std::span<const Shape> inputs);
/// Weight and bias: scale and shift of each channel.
std::vector<LayerTensor> tensorsOf(const GroupNormSpec& spec, std::span<const Shape> inputs);
bool runsOnWholeBatch(const GroupNormSpec& spec, std::span<const Shape> inputs, Mode mode);
void forward(const GroupNormSpec& spec, const LayerForward& pass);
void backward(const GroupNormSpec& spec, const LayerBackward& pass);

}  // namespace fovea
