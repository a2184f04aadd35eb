// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/activation.h"

namespace fovea {

/// tanh x
struct TanhSpec : ActivationKind {
    static constexpr std::string_view kind = "tanh";
    static constexpr NodeStem stem{"Tanh"};
    static constexpr BackwardReads backwardReads{.output = true};
    static constexpr InitialWeights initialWeights = InitialWeights::Xavier;
    static constexpr auto fields() { return std::tuple(); }
    friend bool operator==(const TanhSpec&, const TanhSpec&) = default;
};

void forward(const TanhSpec& spec, const LayerForward& pass);
void backward(const TanhSpec& spec, const LayerBackward& pass);

}  // namespace fovea
