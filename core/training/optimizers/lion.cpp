// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/optimizers/lion.h"

#include <algorithm>
#include <cmath>

namespace fovea {

namespace {

Magnitudes lionBlock(LionRule rule, std::size_t count, float* w, const float* g, float* m) {
    std::int32_t weight = 0;
    std::int32_t momentum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const float direction = rule.beta1 * m[i] + (1 - rule.beta1) * g[i];
        const float sign = static_cast<float>(direction > 0) - static_cast<float>(direction < 0);
        w[i] = rule.keep * w[i] - rule.rate * sign;
        m[i] = rule.beta2 * m[i] + (1 - rule.beta2) * g[i];
        weight = std::max(weight, magnitudeBits(w[i]));
        momentum = std::max(momentum, magnitudeBits(m[i]));
    }
    return {std::bit_cast<float>(weight), std::bit_cast<float>(momentum)};
}

}  // namespace

OptionFields fields(LionOptions& options) {
    return {{"beta1", &options.beta1, 0, 0.999999, "0 … 0.999999"},
            {"beta2", &options.beta2, 0, 0.999999, "0 … 0.999999"}};
}

Result<void> checkTogether(const LionOptions& /*options*/) { return {}; }

bool staysFinite(const LionOptions& /*options*/, const StepNumbers& numbers, const StepBounds& before) {
    const double rate = std::abs(double{numbers.rate});
    return before.gradient + before.state < largestSafeNumber &&
           before.weight * (1.0 + rate * double{numbers.weightDecay}) + rate < largestSafeNumber;
}

LionRule ruleFor(const LionOptions& options, const StepNumbers& numbers) {
    return {numbers.rate, options.beta1, options.beta2,
            static_cast<float>(1.0 - double{numbers.rate} * double{numbers.weightDecay})};
}

Magnitudes advance(const LionRule& rule, const ParameterBlock& block) {
    return lionBlock(rule, block.count, block.weights, block.gradients, block.state[0]);
}

}  // namespace fovea
