// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/layer_kind.h"

namespace fovea {

/// y = scale · (x − mean) / √(variance + epsilon) + shift, per channel. Training takes mean and
/// (biased) variance from the batch and moves the running ones by `momentum` (unbiased variance),
/// as PyTorch does; inference takes the running ones. Without `scale` or `shift` these are 1 and 0 and no
/// parameters. Ioffe & Szegedy, 2015.
struct BatchNormSpec {
    float momentum = 0.1F;
    float epsilon = 1e-5F;
    bool scale = true;
    bool shift = true;
    static constexpr std::string_view kind = "batch_norm";
    static constexpr NodeStem stem{"Norm"};
    static constexpr LayerFamily family = LayerFamily::Normalisation;
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    static constexpr Sees sees = Sees::Value;
    static constexpr BackwardReads backwardReads{.input = true};
    static constexpr Sharing sharing = Sharing::InPlace;
    static constexpr bool passesGradientOn = false;
    static constexpr bool keepsMemory = true;
    static constexpr GradientReduction gradientReduction = GradientReduction::Statistics;
    static constexpr InitialWeights initialWeights = InitialWeights::Unconcerned;
    static constexpr auto fields() {
        return std::tuple(numberField("momentum", &BatchNormSpec::momentum, SettingId::Momentum, 0, 1, 0.01),
                          numberField("epsilon", &BatchNormSpec::epsilon, SettingId::Epsilon, 1e-12, 1, 1e-5),
                          choiceField("scale", &BatchNormSpec::scale), choiceField("shift", &BatchNormSpec::shift));
    }
    friend bool operator==(const BatchNormSpec&, const BatchNormSpec&) = default;
};

/// What the pieces of batch norm hand each other, C values each: statistics, and the numbers that a pixel
/// is multiplied by forward and backward.
struct NormState {
    std::span<float> mean;
    std::span<float> inverseDeviation;  ///< 1 / √(variance + epsilon)
    std::span<float> factor;            ///< scale · inverseDeviation
    std::span<float> ofInput;           ///< backward: dx = factor · dy + ofInput · (x − mean) + offset
    std::span<float> offset;
    std::span<float> shift;  ///< 0 in a layer without
};
inline std::size_t normStateFloats(int channels) { return 6 * static_cast<std::size_t>(channels); }
NormState normStateIn(float* memory, int channels);

/// From the batch's sums (kernels::normStatistics), one part after the other. Moves the running statistics,
/// unless the same batch has moved them already.
void reduceForward(const BatchNormSpec& spec, const double* sums, std::span<const std::int64_t> pixels,
                   const ParameterViews& parameters, bool moveRunning, const NormState& state);
/// From the running statistics.
void takeRunning(const BatchNormSpec& spec, const ParameterViews& parameters, const NormState& state);
/// From `parts` sums (kernels::normGradientSums); writes the gradients of scale and shift, where there are.
void reduceBackward(const double* sums, int parts, std::int64_t pixels, const NormState& state,
                    const ParameterGradients& gradients);

ShapeResult outputShape(const BatchNormSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const BatchNormSpec& spec, std::span<const Shape> inputs);
std::size_t memoryBytes(const BatchNormSpec& spec, std::span<const Shape> inputs, int batch);
std::vector<LayerTensor> tensorsOf(const BatchNormSpec& spec, std::span<const Shape> inputs);
bool runsOnWholeBatch(const BatchNormSpec& spec, std::span<const Shape> inputs, Mode mode);
void forward(const BatchNormSpec& spec, const LayerForward& pass);
void backward(const BatchNormSpec& spec, const LayerBackward& pass);

}  // namespace fovea
