// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/activation.h"

namespace fovea {

/// λ · x where x > 0, λ · α · (eˣ − 1) elsewhere, with the constants that keep mean 0 and variance 1. Klambauer et al.,
/// "Self-normalizing neural networks", 2017.
struct SeluSpec : ActivationKind {
    static constexpr std::string_view kind = "selu";
    static constexpr NodeStem stem{"SELU"};
    static constexpr BackwardReads backwardReads{.input = true};
    static constexpr InitialWeights initialWeights = InitialWeights::LeCun;
    static constexpr auto fields() { return std::tuple(); }
    friend bool operator==(const SeluSpec&, const SeluSpec&) = default;
};

void forward(const SeluSpec& spec, const LayerForward& pass);
void backward(const SeluSpec& spec, const LayerBackward& pass);

}  // namespace fovea
