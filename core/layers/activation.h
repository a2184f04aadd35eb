// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <utility>

#include "core/kernels/elementwise.h"
#include "core/layers/layer_kind.h"

namespace fovea {

/// What all activations without weights state alike: one value in, one value out. Such a kind adds its name and
/// stem, what its backward reads, what it asks of the weights before it, its fields, and forward and backward.
struct ActivationKind {
    static constexpr LayerFamily family = LayerFamily::Activation;
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    static constexpr Sees sees = Sees::Value;
    static constexpr Sharing sharing = Sharing::InPlace;
    static constexpr bool passesGradientOn = false;
    static constexpr bool keepsMemory = false;
    static constexpr GradientReduction gradientReduction = GradientReduction::None;
    friend bool operator==(const ActivationKind&, const ActivationKind&) = default;
};

template <std::derived_from<ActivationKind> Spec>
ShapeResult outputShape(const Spec& spec, std::span<const Shape> inputs) {
    if (const auto problem = fieldProblem(spec)) return *problem;
    return inputs.front();
}

/// Shapes: input and output N×H×W×C. y = function(x), value by value.
template <class Function>
void activate(const LayerForward& pass, const Function& function) {
    kernels::mapForward(pass.inputs.front(), pass.output, *pass.workers, function);
}

/// dx = function(known, dy), value by value, with `known` the layer's input or its output.
template <class Function>
void activateBackward(const ConstImageView& known, const LayerBackward& pass, const Function& function) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    kernels::mapBackward(known, pass.outputGradient, dx.view, dx.accumulate, *pass.workers, function);
}

}  // namespace fovea
