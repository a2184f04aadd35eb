// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/optimizers/muon.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/kernels/orthogonalise.h"

namespace fovea {

namespace {

/// v and what the step follows, g + momentum · v, which goes to `direction`.
void muonDirection(const MuonRule& rule, const ParameterBlock& block, float* direction) {
    float* v = block.state[0];
    for (std::size_t i = 0; i < block.count; ++i) {
        v[i] = rule.momentum * v[i] + block.gradients[i];
        direction[i] = block.gradients[i] + rule.momentum * v[i];
    }
}

Magnitudes muonMove(const MuonRule& rule, const ParameterBlock& block, const float* direction, float rate) {
    std::int32_t weight = 0;
    std::int32_t velocity = 0;
    for (std::size_t i = 0; i < block.count; ++i) {
        block.weights[i] = rule.keep * block.weights[i] - rate * direction[i];
        weight = std::max(weight, magnitudeBits(block.weights[i]));
        velocity = std::max(velocity, magnitudeBits(block.state[0][i]));
    }
    return {std::bit_cast<float>(weight), std::bit_cast<float>(velocity)};
}

}  // namespace

OptionFields fields(MuonOptions& options) { return {{"momentum", &options.momentum, 0, 0.9999, "0 … 0.9999"}}; }

Result<void> checkTogether(const MuonOptions& /*options*/) { return {}; }

bool staysFinite(const MuonOptions& options, const StepNumbers& numbers, const StepBounds& before) {
    const double velocity = double{options.momentum} * before.state + before.gradient;
    // An orthogonal step's values are below 1.3 times the root, which nobody's layer takes beyond 1e4.
    const double step = std::max(before.gradient + velocity, 1.3e4);
    const double rate = std::abs(double{numbers.rate});
    return before.gradient + velocity < largestSafeNumber &&
           before.weight * (1.0 + rate * double{numbers.weightDecay}) + rate * step < largestSafeNumber;
}

MuonRule ruleFor(const MuonOptions& options, const StepNumbers& numbers) {
    return {numbers.rate, options.momentum,
            static_cast<float>(1.0 - double{numbers.rate} * double{numbers.weightDecay})};
}

Magnitudes advance(const MuonRule& rule, const ParameterBlock& block) {
    // Value by value, which needs no room for the direction.
    std::int32_t weight = 0;
    std::int32_t velocity = 0;
    float* v = block.state[0];
    for (std::size_t i = 0; i < block.count; ++i) {
        v[i] = rule.momentum * v[i] + block.gradients[i];
        block.weights[i] = rule.keep * block.weights[i] - rule.rate * (block.gradients[i] + rule.momentum * v[i]);
        weight = std::max(weight, magnitudeBits(block.weights[i]));
        velocity = std::max(velocity, magnitudeBits(v[i]));
    }
    return {std::bit_cast<float>(weight), std::bit_cast<float>(velocity)};
}

std::size_t matrixWorkFloats(std::size_t count, int columns) {
    const int rows = static_cast<int>(count / static_cast<std::size_t>(columns));
    return count + kernels::orthogonaliseFloats(rows, columns);
}

Magnitudes advanceMatrix(const MuonRule& rule, const ParameterBlock& block, int columns, std::span<float> work,
                         Workers& workers) {
    assert(work.size() >= matrixWorkFloats(block.count, columns));
    const int rows = static_cast<int>(block.count / static_cast<std::size_t>(columns));
    muonDirection(rule, block, work.data());
    kernels::orthogonalise(work.data(), rows, columns, work.data() + block.count, workers);
    const double root = std::sqrt(std::max(1.0, double(columns) / double(rows)));
    return muonMove(rule, block, work.data(), static_cast<float>(double{rule.rate} * root));
}

}  // namespace fovea
