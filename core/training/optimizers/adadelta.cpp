// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/optimizers/adadelta.h"

#include <algorithm>
#include <cmath>

namespace fovea {

namespace {

Magnitudes adadeltaBlock(AdadeltaRule rule, std::size_t count, float* w, const float* g, float* u, float* s) {
    std::int32_t weight = 0;
    std::int32_t square = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const float gradient = g[i] + rule.decay * w[i];
        s[i] = rule.rho * s[i] + (1 - rule.rho) * gradient * gradient;
        const float delta = std::sqrt(u[i] + rule.epsilon) / std::sqrt(s[i] + rule.epsilon) * gradient;
        u[i] = rule.rho * u[i] + (1 - rule.rho) * delta * delta;
        w[i] -= rule.rate * delta;
        weight = std::max(weight, magnitudeBits(w[i]));
        square = std::max(square, magnitudeBits(u[i]));
    }
    return {std::bit_cast<float>(weight), std::bit_cast<float>(square)};
}

}  // namespace

OptionFields fields(AdadeltaOptions& options) {
    return {{"rho", &options.rho, 0, 0.999999, "0 … 0.999999"}, {"epsilon", &options.epsilon, 1e-20, 1, "1e-20 … 1"}};
}

Result<void> checkTogether(const AdadeltaOptions& /*options*/) { return {}; }

/// s stays below the largest g'², of which each was checked.
bool staysFinite(const AdadeltaOptions& options, const StepNumbers& numbers, const StepBounds& before) {
    const double gradient = before.gradient + double{numbers.weightDecay} * before.weight;
    const double epsilon = double{options.epsilon};
    const double delta = std::sqrt((before.state + epsilon) / epsilon) * gradient;
    return gradient * gradient < largestSafeNumber && before.state + delta * delta < largestSafeNumber &&
           before.weight + std::abs(double{numbers.rate}) * delta < largestSafeNumber;
}

AdadeltaRule ruleFor(const AdadeltaOptions& options, const StepNumbers& numbers) {
    return {numbers.rate, options.rho, options.epsilon, numbers.weightDecay};
}

Magnitudes advance(const AdadeltaRule& rule, const ParameterBlock& block) {
    return adadeltaBlock(rule, block.count, block.weights, block.gradients, block.state[0], block.state[1]);
}

}  // namespace fovea
