// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/optimizers/sgd.h"

#include <algorithm>
#include <cmath>

#include "core/reason.h"

namespace fovea {

namespace {

Magnitudes sgdBlock(SgdRule rule, std::size_t count, float* w, const float* g, float* v) {
    std::int32_t weight = 0;
    std::int32_t velocity = 0;
    const float ahead = rule.nesterov ? rule.momentum : 1.0F;
    const float now = rule.nesterov ? 1.0F : 0.0F;
    for (std::size_t i = 0; i < count; ++i) {
        const float gradient = g[i] + rule.decay * w[i];
        v[i] = rule.momentum * v[i] + gradient;
        w[i] -= rule.rate * (now * gradient + ahead * v[i]);
        weight = std::max(weight, magnitudeBits(w[i]));
        velocity = std::max(velocity, magnitudeBits(v[i]));
    }
    return {std::bit_cast<float>(weight), std::bit_cast<float>(velocity)};
}

}  // namespace

OptionFields fields(SgdOptions& options) {
    return {{"momentum", &options.momentum, 0, 0.9999, "0 … 0.9999"}, {"nesterov", &options.nesterov, 0, 1, ""}};
}

Result<void> checkTogether(const SgdOptions& options) {
    if (options.nesterov && options.momentum == 0.0F)
        return Error{ErrorCode::OptionInvalid, {std::string("momentum"), 0.0, because(Reason::NesterovAlone)}};
    return {};
}

bool staysFinite(const SgdOptions& options, const StepNumbers& numbers, const StepBounds& before) {
    const double gradient = before.gradient + double{numbers.weightDecay} * before.weight;
    const double velocity = double{options.momentum} * before.state + gradient;
    return gradient + velocity < largestSafeNumber &&
           before.weight + std::abs(double{numbers.rate}) * (gradient + velocity) < largestSafeNumber;
}

SgdRule ruleFor(const SgdOptions& options, const StepNumbers& numbers) {
    return {numbers.rate, options.momentum, numbers.weightDecay, options.nesterov};
}

Magnitudes advance(const SgdRule& rule, const ParameterBlock& block) {
    return sgdBlock(rule, block.count, block.weights, block.gradients, block.state[0]);
}

}  // namespace fovea
