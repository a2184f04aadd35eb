// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/activation.h"

namespace fovea {

/// amplitude · tanh(slope · x). With 1.7159 and 2/3, f(±1) ≈ ±1: the activation of LeNet-5, LeCun et al., 1998.
struct ScaledTanhSpec : ActivationKind {
    float amplitude = 1.7159F;
    float slope = 2.0F / 3.0F;
    static constexpr std::string_view kind = "scaled_tanh";
    static constexpr NodeStem stem{"Tanh"};
    static constexpr BackwardReads backwardReads{.output = true};
    static constexpr InitialWeights initialWeights = InitialWeights::Xavier;
    static constexpr auto fields() {
        return std::tuple(numberField("amplitude", &ScaledTanhSpec::amplitude, SettingId::Amplitude, 0.01, 100, 0.1),
                          numberField("slope", &ScaledTanhSpec::slope, SettingId::Slope, 0.01, 100, 0.1));
    }
    friend bool operator==(const ScaledTanhSpec&, const ScaledTanhSpec&) = default;
};

void forward(const ScaledTanhSpec& spec, const LayerForward& pass);
void backward(const ScaledTanhSpec& spec, const LayerBackward& pass);

}  // namespace fovea
