// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/activation.h"

namespace fovea {

/// 1 / (1 + e⁻ˣ)
struct SigmoidSpec : ActivationKind {
    static constexpr std::string_view kind = "sigmoid";
    static constexpr NodeStem stem{"Sigmoid"};
    static constexpr BackwardReads backwardReads{.output = true};
    static constexpr InitialWeights initialWeights = InitialWeights::Xavier;
    static constexpr auto fields() { return std::tuple(); }
    friend bool operator==(const SigmoidSpec&, const SigmoidSpec&) = default;
};

void forward(const SigmoidSpec& spec, const LayerForward& pass);
void backward(const SigmoidSpec& spec, const LayerBackward& pass);

}  // namespace fovea
