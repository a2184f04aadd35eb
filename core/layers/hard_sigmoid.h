// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/activation.h"

namespace fovea {

/// min(max(alpha · x + beta, 0), 1). Programs differ in alpha: PyTorch's and Keras 3's is 1/6, ONNX's 0.2. Courbariaux,
/// Bengio & David, "BinaryConnect", 2015.
struct HardSigmoidSpec : ActivationKind {
    float alpha = 1.0F / 6.0F;
    float beta = 0.5F;
    static constexpr std::string_view kind = "hard_sigmoid";
    static constexpr NodeStem stem{"Hard sigmoid"};
    static constexpr BackwardReads backwardReads{.output = true};
    static constexpr InitialWeights initialWeights = InitialWeights::Xavier;
    static constexpr auto fields() {
        return std::tuple(numberField("alpha", &HardSigmoidSpec::alpha, SettingId::Alpha, 0, 100, 0.1),
                          numberField("beta", &HardSigmoidSpec::beta, SettingId::Beta, -10, 10, 0.1));
    }
    friend bool operator==(const HardSigmoidSpec&, const HardSigmoidSpec&) = default;
};

void forward(const HardSigmoidSpec& spec, const LayerForward& pass);
void backward(const HardSigmoidSpec& spec, const LayerBackward& pass);

}  // namespace fovea
