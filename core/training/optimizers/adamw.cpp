// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/optimizers/adamw.h"

#include <algorithm>
#include <cmath>

namespace fovea {

namespace {

Magnitudes adamWBlock(AdamWRule rule, std::size_t count, float* w, const float* g, float* m, float* v) {
    std::int32_t weight = 0;
    std::int32_t moment = 0;
    for (std::size_t i = 0; i < count; ++i) {
        m[i] = rule.beta1 * m[i] + (1 - rule.beta1) * g[i];
        v[i] = rule.beta2 * v[i] + (1 - rule.beta2) * g[i] * g[i];
        w[i] = rule.keep * w[i] - rule.rate * m[i] / (std::sqrt(v[i]) * rule.scale + rule.epsilon);
        weight = std::max(weight, magnitudeBits(w[i]));
        moment = std::max(moment, magnitudeBits(m[i]));
    }
    return {std::bit_cast<float>(weight), std::bit_cast<float>(moment)};
}

}  // namespace

OptionFields fields(AdamWOptions& options) {
    return {{"beta1", &options.beta1, 0, 0.999999, "0 … 0.999999"},
            {"beta2", &options.beta2, 0, 0.999999, "0 … 0.999999"},
            {"epsilon", &options.epsilon, 1e-20, 1, "1e-20 … 1"}};
}

Result<void> checkTogether(const AdamWOptions& /*options*/) { return {}; }

bool staysFinite(const AdamWOptions& options, const StepNumbers& numbers, const StepBounds& before) {
    const double rate = std::abs(double{numbers.rate});
    const double unbiased = std::max(before.state, before.gradient) / (1.0 - double{options.beta1});
    const double kept = before.weight * (1.0 + rate * double{numbers.weightDecay});
    return before.gradient * before.gradient < largestSafeNumber &&
           kept + rate * unbiased / double{options.epsilon} < largestSafeNumber;
}

AdamWRule ruleFor(const AdamWOptions& options, const StepNumbers& numbers) {
    const double t = static_cast<double>(numbers.step + 1);
    const double correction1 = 1.0 - std::pow(double{options.beta1}, t);
    const double correction2 = 1.0 - std::pow(double{options.beta2}, t);
    return {static_cast<float>(double{numbers.rate} / correction1),
            options.beta1,
            options.beta2,
            options.epsilon,
            static_cast<float>(1.0 - double{numbers.rate} * double{numbers.weightDecay}),
            static_cast<float>(1.0 / std::sqrt(correction2))};
}

Magnitudes advance(const AdamWRule& rule, const ParameterBlock& block) {
    return adamWBlock(rule, block.count, block.weights, block.gradients, block.state[0], block.state[1]);
}

}  // namespace fovea
