// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/weight_average.h"

#include <algorithm>
#include <cstddef>

namespace fovea {

namespace {

constexpr float lookaheadPart = 0.5F;
constexpr std::size_t blockLength = 65536;

}  // namespace

void moveTowards(std::span<float> average, std::span<const float> values, float part, Workers& workers) {
    const auto blocks = static_cast<int>((average.size() + blockLength - 1) / blockLength);
    workers.forEach(blocks, [&](int block) {
        const std::size_t start = static_cast<std::size_t>(block) * blockLength;
        const std::size_t end = std::min(start + blockLength, average.size());
        for (std::size_t i = start; i < end; ++i) average[i] += part * (values[i] - average[i]);
    });
}

void WeightAverage::begin(const Weights& weights) {
    if (!averaging_.isOn() || !average_.values.empty()) return;
    average_ = weights;
    exists_ = averaging_.kind == AveragingKind::Lookahead;
}

bool WeightAverage::afterStep(Network& network, std::int64_t steps, std::int64_t perEpoch, std::int64_t averaged) {
    const Weights& weights = network.weights();
    const auto number = static_cast<std::int64_t>(averaging_.number);
    const auto include = [&](float part) {
        if (exists_)
            moveTowards(average_.values, weights.values, part, *network.workers());
        else
            average_ = weights;  // into the room of begin()
        exists_ = true;
        return false;
    };
    switch (averaging_.kind) {
        case AveragingKind::None: return false;
        case AveragingKind::Exponential: return include(static_cast<float>(1.0 - double{averaging_.number}));
        case AveragingKind::Epochs: {
            if (steps % perEpoch != 0 || steps / perEpoch < number) return false;
            return include(static_cast<float>(1.0 / static_cast<double>(std::max<std::int64_t>(averaged, 1) + 1)));
        }
        case AveragingKind::Lookahead: break;
    }
    if (steps % number != 0) return false;
    const std::size_t trained = weights.layout->trainedCount;
    moveTowards(std::span(average_.values).first(trained), std::span(weights.values).first(trained), lookaheadPart,
                *network.workers());
    std::copy(weights.values.begin() + static_cast<std::ptrdiff_t>(trained), weights.values.end(),
              average_.values.begin() + static_cast<std::ptrdiff_t>(trained));
    std::ranges::copy(std::span(average_.values).first(trained), network.parameters().begin());
    return true;
}

}  // namespace fovea
