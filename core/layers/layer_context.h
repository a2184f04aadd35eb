// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/parallel/workers.h"
#include "core/tensor/image_view.h"

namespace fovea {

namespace kernels {
class Convolution;
}

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

/// A convolution that was made ready when the network was planned, and its weights in the order that the
/// pass reads. Without one, a layer makes its own for the call.
struct PreparedConvolution {
    const kernels::Convolution* convolution = nullptr;
    const float* panels = nullptr;
    const float* bias = nullptr;  ///< one for each filter, or null; may differ from the layer's own (folded batch norm)
};

/// What a layer gets to compute `output` from `inputs`, for `output.count` images: a batch or a part of one.
struct LayerForward {
    std::span<const ConstImageView> inputs;
    ImageView output;
    ParameterViews parameters;
    /// Kept for backward between the two calls; memoryBytes(spec, …) bytes, 64-byte aligned.
    std::span<std::byte> memory;
    Mode mode = Mode::Inference;
    /// Random numbers of dropout are a function of (seed, node, step, sample in the batch, value).
    std::uint64_t seed = 0;
    std::int64_t step = 0;
    int node = 0;
    Workers* workers = nullptr;
    int firstSample = 0;        ///< place of the first image in the whole batch
    bool isWholeBatch = false;  ///< convolution: parallel inside, see Convolution::forwardAcross
    /// Convolution and batch norm: write max(0, y) instead of y. Maximum pool: the input is rectified; keep
    /// what its backward needs to do the rectifier's as well.
    bool rectify = false;
    PreparedConvolution prepared;
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
    std::uint64_t seed = 0;
    std::int64_t step = 0;
    int node = 0;
    Workers* workers = nullptr;
    int firstSample = 0;
    bool isWholeBatch = false;       ///< convolution: parallel inside
    bool accumulateWeights = false;  ///< convolution: add to the parameters' gradients
    PreparedConvolution prepared;
};

}  // namespace fovea
