// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/activation.h"

namespace fovea {

/// x · min(max(x + 3, 0), 6) / 6. Howard et al., "Searching for MobileNetV3", 2019.
struct HardSwishSpec : ActivationKind {
    static constexpr std::string_view kind = "hard_swish";
    static constexpr NodeStem stem{"Hard swish"};
    static constexpr BackwardReads backwardReads{.input = true};
    static constexpr InitialWeights initialWeights = InitialWeights::He;
    static constexpr auto fields() { return std::tuple(); }
    friend bool operator==(const HardSwishSpec&, const HardSwishSpec&) = default;
};

void forward(const HardSwishSpec& spec, const LayerForward& pass);
void backward(const HardSwishSpec& spec, const LayerBackward& pass);

}  // namespace fovea
