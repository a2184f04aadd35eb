// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "core/error.h"

namespace fovea {

enum class OptimizerKind { Sgd, Adam };

/// What a run depends on besides network and data.
struct TrainingOptions {
    OptimizerKind optimizer = OptimizerKind::Sgd;
    float learningRate = 0.01F;
    float momentum = 0.9F;     ///< SGD; velocity v ← momentum · v + g, w ← w − rate · v, as PyTorch
    bool nesterov = false;     ///< SGD
    float beta1 = 0.9F;        ///< Adam
    float beta2 = 0.999F;      ///< Adam
    float epsilon = 1e-8F;     ///< Adam
    float weightDecay = 0.0F;  ///< coupled, on all parameters: g ← g + decay · w
    int batch = 64;
    int epochs = 10;
    std::uint64_t seed = 1;
    friend bool operator==(const TrainingOptions&, const TrainingOptions&) = default;
};

/// The first option out of its range, as OptionInvalid.
Result<void> validate(const TrainingOptions& options);

}  // namespace fovea
