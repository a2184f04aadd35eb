// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/activation.h"

namespace fovea {

/// x where x > 0, alpha · (eˣ − 1) elsewhere
struct EluSpec : ActivationKind {
    float alpha = 1.0F;
    static constexpr std::string_view kind = "elu";
    static constexpr NodeStem stem{"ELU"};
    static constexpr BackwardReads backwardReads{.input = true};
    static constexpr InitialWeights initialWeights = InitialWeights::He;
    static constexpr auto fields() {
        return std::tuple(numberField("alpha", &EluSpec::alpha, SettingId::Alpha, 0, 100, 0.1));
    }
    friend bool operator==(const EluSpec&, const EluSpec&) = default;
};

void forward(const EluSpec& spec, const LayerForward& pass);
void backward(const EluSpec& spec, const LayerBackward& pass);

}  // namespace fovea
