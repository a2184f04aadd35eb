// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/layers/layer_context.h"
#include "core/layers/layer_fields.h"
#include "core/layers/layer_rules.h"

namespace fovea {

// The statements of a layer kind: constants of its struct and free functions beside it. Planner, weights, gradient
// storage, executor, files and forms ask these and name no kind (fusions apart). `LayerKind` at the end is checked
// for every alternative of LayerSpec, so that a kind that leaves one out does not compile.

/// The families by which the canvas colours and the palette groups.
enum class LayerFamily { Input, Convolution, Pooling, Activation, Normalisation, Dense, Structure };

/// Stem of a node's name ("Conv" of "Conv 3"), and whether the first of its kind goes without a number.
struct NodeStem {
    std::string_view text;
    bool firstIsBare = false;
};

/// What one value of the output depends on, in each input.
enum class Sees {
    Value,   ///< the value at its own place
    Pixel,   ///< the channels at its own pixel
    Window,  ///< a window of pixels: the kind has a windowOf()
    Everything
};

/// What backward reads beside the gradient with respect to the output. Whatever is not stated may have been
/// overwritten by then.
struct BackwardReads {
    bool input = false;
    bool output = false;
};

/// Whether the output may lie where the first input lies.
enum class Sharing {
    None,
    InPlace,  ///< value by value, and backward may overwrite the output's gradient with the input's
    Alias     ///< the same values in the same order: nothing is done at all
};

/// How the gradients of the kind's trained tensors come about.
enum class GradientReduction {
    None,        ///< it has none
    PerChunk,    ///< each chunk of images sums its own in backward; the chunks' are added up in their order
    FromBatch,   ///< made at the end from the input and the output's gradient of the whole batch (denseWeightGradient)
    Statistics,  ///< fall out of sums over the whole batch that forward and backward need anyway (batch norm)
};

/// What a kind asks of the weights of layers before it.
enum class InitialWeights {
    Unconcerned,  ///< whatever comes behind it decides
    Own,          ///< it has weights itself, so that the question ends here
    He,           ///< √(2 / fan-in) · normal; He et al., 2015
    Xavier,       ///< ±√(6 / (fan-in + fan-out)) uniform; Glorot & Bengio, 2010
    LeCun         ///< √(1 / fan-in) · normal; Klambauer et al., 2017, for SELU
};

/// The tensors that a kind owns. Weights and biases are trained, running statistics are not.
enum class ParameterRole { Weight, Bias, RunningMean, RunningVariance };
constexpr bool isTrained(ParameterRole role) { return role == ParameterRole::Weight || role == ParameterRole::Bias; }

struct LayerTensor {
    ParameterRole role{};
    /// In the engine's order: convolution weights {kernel height, kernel width, input channels / groups, filters},
    /// dense weights {inputs, units} with inputs in H,W,C order, others {n}.
    std::vector<int> dims;
    /// What all of its values start as; nullopt: drawn at random, see InitialWeights.
    std::optional<float> initial;
    double fanIn = 0;   ///< numbers that one output is a sum of; for drawn tensors
    double fanOut = 0;  ///< outputs that one number contributes to
};

// clang-format off
template <class Spec>
concept LayerKind = std::equality_comparable<Spec> && std::default_initializable<Spec> &&
    requires(const Spec& spec, std::span<const Shape> inputs, const LayerForward& forwardPass,
             const LayerBackward& backwardPass) {
        { Spec::kind } -> std::same_as<const std::string_view&>;
        { Spec::stem } -> std::same_as<const NodeStem&>;
        { Spec::family } -> std::same_as<const LayerFamily&>;
        { Spec::smallestInputs } -> std::same_as<const int&>;
        { Spec::largestInputs } -> std::same_as<const int&>;
        { Spec::sees } -> std::same_as<const Sees&>;
        { Spec::backwardReads } -> std::same_as<const BackwardReads&>;
        { Spec::sharing } -> std::same_as<const Sharing&>;
        /// Each input's gradient is the output's, in the same order of values.
        { Spec::passesGradientOn } -> std::same_as<const bool&>;
        /// Forward keeps memoryBytes() for backward.
        { Spec::keepsMemory } -> std::same_as<const bool&>;
        { Spec::gradientReduction } -> std::same_as<const GradientReduction&>;
        { Spec::initialWeights } -> std::same_as<const InitialWeights&>;
        /// A tuple of Field: name, limits and access of every setting.
        requires std::is_empty_v<Spec> == (std::tuple_size_v<decltype(Spec::fields())> == 0);
        { outputShape(spec, inputs) } -> std::same_as<ShapeResult>;
        forward(spec, forwardPass);
        backward(spec, backwardPass);
    } &&
    (Spec::sees != Sees::Window || requires(const Spec& spec, const Shape& input) {
        /// nullopt where the window doesn't fit.
        { windowOf(spec, input) } -> std::same_as<std::optional<WindowGeometry>>;
    }) &&
    (!Spec::keepsMemory || requires(const Spec& spec, std::span<const Shape> inputs, int batch) {
        { memoryBytes(spec, inputs, batch) } -> std::same_as<std::size_t>;
    }) &&
    (Spec::gradientReduction == GradientReduction::None ||
     requires(const Spec& spec, std::span<const Shape> inputs, Mode mode) {
        { tensorsOf(spec, inputs) } -> std::same_as<std::vector<LayerTensor>>;
        { cost(spec, inputs) } -> std::same_as<LayerCost>;
        /// Whether it needs the whole batch at once for its speed: it is then a section of its own, parallel inside.
        { runsOnWholeBatch(spec, inputs, mode) } -> std::same_as<bool>;
    });
// clang-format on

}  // namespace fovea
