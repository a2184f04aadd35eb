// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/activation.h"

namespace fovea {

/// ln(1 + e^(beta · x)) / beta: a smooth max(0, x). Dugas et al., 2001.
struct SoftplusSpec : ActivationKind {
    float beta = 1.0F;
    static constexpr std::string_view kind = "softplus";
    static constexpr NodeStem stem{"Softplus"};
    static constexpr BackwardReads backwardReads{.input = true};
    static constexpr InitialWeights initialWeights = InitialWeights::He;
    static constexpr auto fields() {
        return std::tuple(numberField("beta", &SoftplusSpec::beta, SettingId::Beta, 0.01, 100, 0.1));
    }
    friend bool operator==(const SoftplusSpec&, const SoftplusSpec&) = default;
};

void forward(const SoftplusSpec& spec, const LayerForward& pass);
void backward(const SoftplusSpec& spec, const LayerBackward& pass);

}  // namespace fovea
