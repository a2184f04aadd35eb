// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/training_options.h"

#include <cmath>

namespace fovea {

namespace {

struct Limits {
    const char* option;
    double value;
    double smallest;
    double largest;
    const char* allowed;
};

}  // namespace

Result<void> validate(const TrainingOptions& options) {
    const Limits ranges[] = {
        {"learning rate", options.learningRate, 0, 1e9, "≥ 0"},
        {"momentum", options.momentum, 0, 0.9999, "0 … 0.9999"},
        {"beta1", options.beta1, 0, 0.999999, "0 … 0.999999"},
        {"beta2", options.beta2, 0, 0.999999, "0 … 0.999999"},
        {"epsilon", options.epsilon, 1e-20, 1, "1e-20 … 1"},
        {"weight decay", options.weightDecay, 0, 1e3, "0 … 1000"},
        {"batch", double(options.batch), 1, 65536, "1 … 65536"},
        {"epochs", double(options.epochs), 0, 1e6, "0 … 1000000"},
    };
    for (const Limits& range : ranges) {
        // Written so that NaN, which compares false with everything, is refused too.
        if (range.value >= range.smallest && range.value <= range.largest) continue;
        return Error{ErrorCode::OptionInvalid, {std::string(range.option), range.value, std::string(range.allowed)}};
    }
    if (options.optimizer == OptimizerKind::Sgd && options.nesterov && options.momentum == 0.0F) {
        return Error{ErrorCode::OptionInvalid, {std::string("momentum"), 0.0, std::string("> 0 with Nesterov")}};
    }
    return {};
}

}  // namespace fovea
