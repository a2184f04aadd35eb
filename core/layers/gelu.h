// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/activation.h"

namespace fovea {

/// x · Φ(x) with the normal distribution's Φ, or its approximation by a tanh. Hendrycks & Gimpel, "Gaussian error linear
/// units", 2016.
struct GeluSpec : ActivationKind {
    bool approximate = false;  ///< x · (1 + tanh(√(2/π) · (x + 0.044715 · x³))) / 2
    static constexpr std::string_view kind = "gelu";
    static constexpr NodeStem stem{"GELU"};
    static constexpr BackwardReads backwardReads{.input = true};
    static constexpr InitialWeights initialWeights = InitialWeights::He;
    static constexpr auto fields() { return std::tuple(choiceField("approximate", &GeluSpec::approximate)); }
    friend bool operator==(const GeluSpec&, const GeluSpec&) = default;
};

void forward(const GeluSpec& spec, const LayerForward& pass);
void backward(const GeluSpec& spec, const LayerBackward& pass);

}  // namespace fovea
