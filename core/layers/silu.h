// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/activation.h"

namespace fovea {

/// x · σ(x), also called swish. Elfwing, Uchibe & Doya, "Sigmoid-weighted linear units for neural network function
/// approximation in reinforcement learning", 2018.
struct SiluSpec : ActivationKind {
    static constexpr std::string_view kind = "silu";
    static constexpr NodeStem stem{"SiLU"};
    static constexpr BackwardReads backwardReads{.input = true};
    static constexpr InitialWeights initialWeights = InitialWeights::He;
    static constexpr auto fields() { return std::tuple(); }
    friend bool operator==(const SiluSpec&, const SiluSpec&) = default;
};

void forward(const SiluSpec& spec, const LayerForward& pass);
void backward(const SiluSpec& spec, const LayerBackward& pass);

}  // namespace fovea
