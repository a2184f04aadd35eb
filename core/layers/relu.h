// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/activation.h"

namespace fovea {

/// max(0, x)
struct ReluSpec : ActivationKind {
    static constexpr std::string_view kind = "relu";
    static constexpr NodeStem stem{"ReLU"};
    static constexpr BackwardReads backwardReads{.output = true};
    static constexpr InitialWeights initialWeights = InitialWeights::He;
    static constexpr auto fields() { return std::tuple(); }
    friend bool operator==(const ReluSpec&, const ReluSpec&) = default;
};

void forward(const ReluSpec& spec, const LayerForward& pass);
void backward(const ReluSpec& spec, const LayerBackward& pass);

}  // namespace fovea
