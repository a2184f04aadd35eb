// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/activation.h"

namespace fovea {

/// Its input, unchanged: a place to look at, or a second way from one layer to where others meet.
struct IdentitySpec : ActivationKind {
    static constexpr std::string_view kind = "identity";
    static constexpr NodeStem stem{"Identity"};
    static constexpr LayerFamily family = LayerFamily::Structure;
    static constexpr BackwardReads backwardReads{};
    static constexpr InitialWeights initialWeights = InitialWeights::Unconcerned;
    static constexpr auto fields() { return std::tuple(); }
    friend bool operator==(const IdentitySpec&, const IdentitySpec&) = default;
};

void forward(const IdentitySpec& spec, const LayerForward& pass);
void backward(const IdentitySpec& spec, const LayerBackward& pass);

}  // namespace fovea
