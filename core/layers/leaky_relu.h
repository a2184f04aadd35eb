// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/activation.h"

namespace fovea {

/// x where x > 0, slope · x elsewhere
struct LeakyReluSpec : ActivationKind {
    float slope = 0.1F;
    static constexpr std::string_view kind = "leaky_relu";
    static constexpr NodeStem stem{"Leaky ReLU"};
    static constexpr BackwardReads backwardReads{.input = true};
    static constexpr InitialWeights initialWeights = InitialWeights::He;
    static constexpr auto fields() {
        return std::tuple(numberField("slope", &LeakyReluSpec::slope, SettingId::Slope, 0, 1, 0.01));
    }
    friend bool operator==(const LeakyReluSpec&, const LeakyReluSpec&) = default;
};

void forward(const LeakyReluSpec& spec, const LayerForward& pass);
void backward(const LeakyReluSpec& spec, const LayerBackward& pass);

}  // namespace fovea
