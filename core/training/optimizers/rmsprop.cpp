// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/optimizers/rmsprop.h"

#include <algorithm>
#include <cmath>

namespace fovea {

namespace {

Magnitudes rmsPropBlock(RmsPropRule rule, std::size_t count, float* w, const float* g, float* b, float* s) {
    std::int32_t weight = 0;
    std::int32_t velocity = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const float gradient = g[i] + rule.decay * w[i];
        s[i] = rule.alpha * s[i] + (1 - rule.alpha) * gradient * gradient;
        b[i] = rule.momentum * b[i] + gradient / (std::sqrt(s[i]) + rule.epsilon);
        w[i] -= rule.rate * b[i];
        weight = std::max(weight, magnitudeBits(w[i]));
        velocity = std::max(velocity, magnitudeBits(b[i]));
    }
    return {std::bit_cast<float>(weight), std::bit_cast<float>(velocity)};
}

}  // namespace

OptionFields fields(RmsPropOptions& options) {
    return {{"alpha", &options.alpha, 0, 0.999999, "0 … 0.999999"},
            {"momentum", &options.momentum, 0, 0.9999, "0 … 0.9999"},
            {"epsilon", &options.epsilon, 1e-20, 1, "1e-20 … 1"}};
}

Result<void> checkTogether(const RmsPropOptions& /*options*/) { return {}; }

bool staysFinite(const RmsPropOptions& options, const StepNumbers& numbers, const StepBounds& before) {
    const double gradient = before.gradient + double{numbers.weightDecay} * before.weight;
    // The square may have been too small to count.
    const double velocity = double{options.momentum} * before.state + gradient / double{options.epsilon};
    return gradient * gradient < largestSafeNumber && velocity < largestSafeNumber &&
           before.weight + std::abs(double{numbers.rate}) * velocity < largestSafeNumber;
}

RmsPropRule ruleFor(const RmsPropOptions& options, const StepNumbers& numbers) {
    return {numbers.rate, options.alpha, options.momentum, numbers.weightDecay, options.epsilon};
}

Magnitudes advance(const RmsPropRule& rule, const ParameterBlock& block) {
    return rmsPropBlock(rule, block.count, block.weights, block.gradients, block.state[0], block.state[1]);
}

}  // namespace fovea
