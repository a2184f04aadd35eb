// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/activation.h"

namespace fovea {

/// x · tanh(ln(1 + eˣ)). Misra, "Mish: a self regularized non-monotonic activation function", 2019.
struct MishSpec : ActivationKind {
    static constexpr std::string_view kind = "mish";
    static constexpr NodeStem stem{"Mish"};
    static constexpr BackwardReads backwardReads{.input = true};
    static constexpr InitialWeights initialWeights = InitialWeights::He;
    static constexpr auto fields() { return std::tuple(); }
    friend bool operator==(const MishSpec&, const MishSpec&) = default;
};

void forward(const MishSpec& spec, const LayerForward& pass);
void backward(const MishSpec& spec, const LayerBackward& pass);

}  // namespace fovea
