// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/optimizers/adagrad.h"

#include <algorithm>
#include <cmath>

namespace fovea {

namespace {

Magnitudes adagradBlock(AdagradRule rule, std::size_t count, float* w, const float* g, float* s) {
    std::int32_t weight = 0;
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const float gradient = g[i] + rule.decay * w[i];
        s[i] += gradient * gradient;
        w[i] -= rule.rate * gradient / (std::sqrt(s[i]) + rule.epsilon);
        weight = std::max(weight, magnitudeBits(w[i]));
        sum = std::max(sum, magnitudeBits(s[i]));
    }
    return {std::bit_cast<float>(weight), std::bit_cast<float>(sum)};
}

}  // namespace

OptionFields fields(AdagradOptions& options) { return {{"epsilon", &options.epsilon, 1e-20, 1, "1e-20 … 1"}}; }

Result<void> checkTogether(const AdagradOptions& /*options*/) { return {}; }

bool staysFinite(const AdagradOptions& options, const StepNumbers& numbers, const StepBounds& before) {
    const double gradient = before.gradient + double{numbers.weightDecay} * before.weight;
    // The square may have been too small to count.
    return before.state + gradient * gradient < largestSafeNumber &&
           before.weight + std::abs(double{numbers.rate}) * gradient / double{options.epsilon} < largestSafeNumber;
}

AdagradRule ruleFor(const AdagradOptions& options, const StepNumbers& numbers) {
    return {numbers.rate, options.epsilon, numbers.weightDecay};
}

Magnitudes advance(const AdagradRule& rule, const ParameterBlock& block) {
    return adagradBlock(rule, block.count, block.weights, block.gradients, block.state[0]);
}

}  // namespace fovea
