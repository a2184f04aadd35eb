// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/activation.h"

namespace fovea {

/// factor · x + shift, with fixed numbers.
struct ScaleSpec : ActivationKind {
    float factor = 1.0F;
    float shift = 0.0F;
    static constexpr std::string_view kind = "scale";
    static constexpr NodeStem stem{"Scale"};
    static constexpr LayerFamily family = LayerFamily::Normalisation;
    static constexpr BackwardReads backwardReads{};
    static constexpr InitialWeights initialWeights = InitialWeights::Unconcerned;
    static constexpr auto fields() {
        return std::tuple(numberField("factor", &ScaleSpec::factor, SettingId::Factor, -1e6, 1e6, 0.1),
                          numberField("shift", &ScaleSpec::shift, SettingId::Shift, -1e6, 1e6, 0.1));
    }
    friend bool operator==(const ScaleSpec&, const ScaleSpec&) = default;
};

void forward(const ScaleSpec& spec, const LayerForward& pass);
void backward(const ScaleSpec& spec, const LayerBackward& pass);

}  // namespace fovea
