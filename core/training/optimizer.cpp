// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/optimizer.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>

namespace fovea {

namespace {

constexpr std::size_t blockSize = 16384;

int blockCount(std::size_t values) { return static_cast<int>((values + blockSize - 1) / blockSize); }

/// Below this many blocks waking other threads takes longer than the work (LeNet-5: 16 µs on one thread, 18 on two).
constexpr int blocksWorthSharing = 5;

template <class T>
std::span<T> blockOf(std::span<T> values, int block) {
    const std::size_t start = static_cast<std::size_t>(block) * blockSize;
    return values.subspan(start, std::min(blockSize, values.size() - start));
}

/// A magnitude as an integer that orders like it (NaN above all), since maxima of integers vectorise.
std::int32_t magnitudeBits(float value) { return std::bit_cast<std::int32_t>(value) & 0x7FFFFFFF; }

float largestMagnitude(std::span<const float> values) {
    std::int32_t largest = 0;
    for (const float value : values) largest = std::max(largest, magnitudeBits(value));
    return std::bit_cast<float>(largest);
}

struct Largest {
    float weight = 0;
    float state = 0;
};

struct SgdRule {
    float rate, momentum, decay;
    bool nesterov;
};

Largest sgdBlock(SgdRule rule, std::size_t count, float* w, const float* g, float* v) {
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

struct AdamRule {
    float rate, beta1, beta2, decay, epsilon;
    float scale;  ///< 1 / √(1 − β₂ᵗ); `rate` holds the other correction
};

Largest adamBlock(AdamRule rule, std::size_t count, float* w, const float* g, float* m, float* v) {
    std::int32_t weight = 0;
    std::int32_t moment = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const float gradient = g[i] + rule.decay * w[i];
        m[i] = rule.beta1 * m[i] + (1 - rule.beta1) * gradient;
        v[i] = rule.beta2 * v[i] + (1 - rule.beta2) * gradient * gradient;
        w[i] -= rule.rate * m[i] / (std::sqrt(v[i]) * rule.scale + rule.epsilon);
        weight = std::max(weight, magnitudeBits(w[i]));
        moment = std::max(moment, magnitudeBits(m[i]));
    }
    return {std::bit_cast<float>(weight), std::bit_cast<float>(moment)};
}

}  // namespace

Optimizer::Optimizer(const TrainingOptions& options, std::size_t count, std::shared_ptr<Workers> workers)
    : options_(options), workers_(std::move(workers)) {
    state_.assign(options.optimizer == OptimizerKind::Adam ? 2 : 1, std::vector<float>(count, 0.0F));
    blockLargestWeight_.resize(static_cast<std::size_t>(blockCount(count)));
    blockLargestState_.resize(static_cast<std::size_t>(blockCount(count)));
}

bool Optimizer::canStep(double gradientNorm, std::span<const float> parameters) {
    if (!std::isfinite(gradientNorm)) return false;
    if (largestWeight_ < 0) largestWeight_ = double{largestMagnitude(parameters)};
    constexpr double limit = std::numeric_limits<float>::max() / 8;
    const double rate = std::abs(double{options_.learningRate});
    // The norm is at least the largest gradient.
    const double gradient = gradientNorm + double{options_.weightDecay} * largestWeight_;
    if (options_.optimizer == OptimizerKind::Sgd) {
        const double velocity = double{options_.momentum} * largestState_ + gradient;
        return gradient + velocity < limit && largestWeight_ + rate * (gradient + velocity) < limit;
    }
    const double moment = std::max(largestState_, gradient);
    const double unbiased = moment / (1.0 - double{options_.beta1});
    return gradient * gradient < limit && largestWeight_ + rate * unbiased / double{options_.epsilon} < limit;
}

void Optimizer::step(std::span<float> parameters, std::span<const float> gradients, std::int64_t step) {
    assert(parameters.size() == state_[0].size() && gradients.size() == parameters.size());
    if (options_.optimizer == OptimizerKind::Sgd) {
        stepSgd(parameters, gradients);
    } else {
        stepAdam(parameters, gradients, step);
    }
    largestWeight_ = double{largestMagnitude(blockLargestWeight_)};
    largestState_ = double{largestMagnitude(blockLargestState_)};
}

void Optimizer::forEachBlock(std::size_t values, FunctionRef<void(int)> body) {
    const int blocks = blockCount(values);
    Workers& workers = blocks < blocksWorthSharing ? Workers::serial() : *workers_;
    workers.forEach(blocks, body);
}

void Optimizer::stepSgd(std::span<float> parameters, std::span<const float> gradients) {
    const SgdRule rule{options_.learningRate, options_.momentum, options_.weightDecay, options_.nesterov};
    forEachBlock(parameters.size(), [&](int block) {
        const std::span<float> part = blockOf(parameters, block);
        const Largest largest = sgdBlock(rule, part.size(), part.data(), blockOf(gradients, block).data(),
                                         blockOf(std::span(state_[0]), block).data());
        blockLargestWeight_[static_cast<std::size_t>(block)] = largest.weight;
        blockLargestState_[static_cast<std::size_t>(block)] = largest.state;
    });
}

void Optimizer::stepAdam(std::span<float> parameters, std::span<const float> gradients, std::int64_t step) {
    const double t = static_cast<double>(step + 1);
    const double correction1 = 1.0 - std::pow(double{options_.beta1}, t);
    const double correction2 = 1.0 - std::pow(double{options_.beta2}, t);
    const AdamRule rule{static_cast<float>(double{options_.learningRate} / correction1),
                        options_.beta1,
                        options_.beta2,
                        options_.weightDecay,
                        options_.epsilon,
                        static_cast<float>(1.0 / std::sqrt(correction2))};
    forEachBlock(parameters.size(), [&](int block) {
        const std::span<float> part = blockOf(parameters, block);
        const Largest largest =
            adamBlock(rule, part.size(), part.data(), blockOf(gradients, block).data(),
                      blockOf(std::span(state_[0]), block).data(), blockOf(std::span(state_[1]), block).data());
        blockLargestWeight_[static_cast<std::size_t>(block)] = largest.weight;
        blockLargestState_[static_cast<std::size_t>(block)] = largest.state;
    });
}

bool Optimizer::setState(const std::vector<std::vector<float>>& state) {
    if (state.size() != state_.size()) return false;
    for (std::size_t i = 0; i < state.size(); ++i) {
        if (state[i].size() != state_[i].size()) return false;
        if (!std::ranges::all_of(state[i], [](float value) { return std::isfinite(value); })) return false;
    }
    state_ = state;
    largestState_ = double{largestMagnitude(state_[0])};
    return true;
}

}  // namespace fovea
