// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/parallel/workers.h"
#include "core/tensor/image_view.h"

namespace fovea {

struct PreparedConvolution;

enum class Mode {
    Training,  ///< batch statistics, dropout on, everything that backward needs is kept
    Inference  ///< running statistics, dropout off
};

/// A layer's numbers by role, in the engine's own order: convolution weights
/// [kernel height][kernel width][input channels / groups][filters], dense weights [inputs][units]
/// (inputs in H,W,C order), batch norm's scale and shift in weight and bias. Empty where the kind
/// has none.
struct ParameterViews {
    std::span<const float> weight;
    std::span<const float> bias;
    std::span<float> runningMean;
    std::span<float> runningVariance;
};
struct ParameterGradients {
    std::span<float> weight;
    std::span<float> bias;
};

/// Where a layer adds or writes the gradient with respect to one of its inputs.
struct InputGradient {
    ImageView view;           ///< data is null where nobody needs the gradient
    bool accumulate = false;  ///< add to what is there, since another layer reads the same input
};

/// What a layer gets to compute `output` from `inputs`, for `output.count` images: a batch or a part of one.
struct LayerForward {
    std::span<const ConstImageView> inputs;
    ImageView output;
    ParameterViews parameters;
    /// Kept for backward between the two calls; memoryBytes(spec, …) bytes, 64-byte aligned.
    std::span<std::byte> memory;
    Mode mode = Mode::Inference;
    bool asInference = false;  ///< in Mode::Training: keep what backward reads, but leave dropout off
    /// Random numbers of dropout are a function of (seed, node, step, sample in the batch, value).
    std::uint64_t seed = 0;
    std::int64_t step = 0;
    int node = 0;
    Workers* workers = nullptr;
    int firstSample = 0;        ///< place of the first image in the whole batch
    bool isWholeBatch = false;  ///< the kind runsOnWholeBatch(): parallel inside
    /// Write max(0, y) instead of y (kinds that network/fusions/relu.h names). A maximum pool's input is the output
    /// of a ReLU then; it keeps what its backward needs to do the ReLU's as well.
    bool fusedRelu = false;
    /// Made ready by the network; without, a convolution makes its own for the call. Null for other kinds.
    const PreparedConvolution* prepared = nullptr;
};

/// What a layer gets to compute the gradients with respect to its inputs and parameters. Valid
/// after a forward call in Mode::Training with the same inputs. Parameter gradients are written
/// (unless accumulateWeights says added): ∂L/∂w with L the mean over the batch, as outputGradient already holds it.
struct LayerBackward {
    std::span<const ConstImageView> inputs;
    ConstImageView output;
    ConstImageView outputGradient;
    std::span<const InputGradient> inputGradients;
    ParameterViews parameters;
    ParameterGradients parameterGradients;
    std::span<const std::byte> memory;
    bool asInference = false;  ///< as forward was told
    std::uint64_t seed = 0;
    std::int64_t step = 0;
    int node = 0;
    Workers* workers = nullptr;
    int firstSample = 0;
    bool isWholeBatch = false;       ///< parallel inside
    bool accumulateWeights = false;  ///< add to the parameters' gradients
    const PreparedConvolution* prepared = nullptr;
};

}  // namespace fovea
