// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/activation.h"

namespace fovea {

/// x / (1 + |x|), between −1 and 1 and flatter than tanh. Turian, Bergstra & Bengio, "Quadratic features and deep
/// architectures for chunking", 2009.
struct SoftsignSpec : ActivationKind {
    static constexpr std::string_view kind = "softsign";
    static constexpr NodeStem stem{"Softsign"};
    static constexpr BackwardReads backwardReads{.output = true};
    static constexpr InitialWeights initialWeights = InitialWeights::Xavier;
    static constexpr auto fields() { return std::tuple(); }
    friend bool operator==(const SoftsignSpec&, const SoftsignSpec&) = default;
};

void forward(const SoftsignSpec& spec, const LayerForward& pass);
void backward(const SoftsignSpec& spec, const LayerBackward& pass);

}  // namespace fovea
