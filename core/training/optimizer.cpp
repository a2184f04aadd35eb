// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/optimizer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>

namespace fovea {

namespace {

constexpr std::size_t blockSize = 16384;

/// Below this many blocks waking other threads takes longer than the work (LeNet-5: 16 µs on one thread, 18 on two).
constexpr int blocksWorthSharing = 5;

float largestMagnitude(std::span<const float> values) {
    std::int32_t largest = 0;
    for (const float value : values) largest = std::max(largest, magnitudeBits(value));
    return std::bit_cast<float>(largest);
}

}  // namespace

std::size_t matrixFloats(const std::vector<ParameterGroup>& groups) {
    std::size_t floats = 0;
    for (const ParameterGroup& group : groups)
        if (group.columns > 0) floats = std::max(floats, matrixWorkFloats(group.count, group.columns));
    return floats;
}

Optimizer::Optimizer(const TrainingOptions& options, std::size_t count, std::shared_ptr<Workers> workers)
    : options_(options), workers_(std::move(workers)) {
    state_.assign(stateNames(options.optimizer).size(), std::vector<float>(count, 0.0F));
    setGroups({{0, count}});
}

void Optimizer::setGroups(const std::vector<ParameterGroup>& groups) {
    blocks_.clear();
    largestFactor_ = 1;
    for (const ParameterGroup& group : groups) {
        assert(group.offset + group.count <= state_[0].size());
        largestFactor_ = std::max(largestFactor_, group.rateFactor);
        if (group.columns > 0) {
            assert(movesMatrices(options_.optimizer));
            blocks_.push_back({group.offset, group.count, group.rateFactor, group.decays, group.columns});
            continue;
        }
        for (std::size_t done = 0; done < group.count; done += blockSize)
            blocks_.push_back(
                {group.offset + done, std::min(blockSize, group.count - done), group.rateFactor, group.decays, 0});
    }
    matrixWork_.resize(matrixFloats(groups));  // here, so that no step can run out of memory when it is half done
    blockLargestWeight_.assign(blocks_.size(), 0.0F);
    blockLargestState_.assign(blocks_.size(), 0.0F);
}

void Optimizer::setOptions(const TrainingOptions& options) {
    assert(options.optimizer.index() == options_.optimizer.index());
    options_ = options;
}

bool Optimizer::canStep(double gradientNorm, std::span<const float> parameters) {
    if (!std::isfinite(gradientNorm)) return false;
    if (largestWeight_ < 0) largestWeight_ = double{largestMagnitude(parameters)};
    // The norm is at least the largest gradient.
    const double norm = options_.clipNorm > 0 ? std::min(gradientNorm, double{options_.clipNorm}) : gradientNorm;
    const StepBounds before{norm, largestWeight_, largestState_};
    return std::visit([&](const auto& kind) { return staysFinite(kind, numbersOf(0, largestFactor_), before); },
                      options_.optimizer);
}

/// Those pictured stay as they are.
const float* Optimizer::clipped(std::span<const float> gradients, std::size_t start, std::size_t count, float factor) {
    if (!clips()) return gradients.data() + start;
    const float limit = options_.clipValue > 0 ? options_.clipValue : std::numeric_limits<float>::infinity();
    for (std::size_t i = start; i < start + count; ++i) clipped_[i] = std::clamp(factor * gradients[i], -limit, limit);
    return clipped_.data() + start;
}

template <class Kind>
void Optimizer::moveBlock(const Kind& kind, std::size_t block, std::span<float> parameters, const float* gradients,
                          std::int64_t step) {
    const auto& [start, length, rateFactor, decays, columns] = blocks_[block];
    const auto rule = ruleFor(kind, numbersOf(step, rateFactor, decays));
    std::array<float*, Kind::stateNames.size()> state;
    for (std::size_t i = 0; i < state.size(); ++i) state[i] = state_[i].data() + start;
    const ParameterBlock values{length, parameters.data() + start, gradients, state};
    Magnitudes largest;
    if constexpr (MovesMatrices<Kind>)
        largest = columns > 0 ? advanceMatrix(rule, values, columns, matrixWork_, *workers_) : advance(rule, values);
    else
        largest = advance(rule, values);
    blockLargestWeight_[block] = largest.weight;
    blockLargestState_[block] = largest.state;
}

void Optimizer::step(std::span<float> parameters, std::span<const float> gradients, std::int64_t step,
                     double gradientNorm) {
    assert(parameters.size() == state_[0].size() && gradients.size() == parameters.size());
    const int blocks = static_cast<int>(blocks_.size());
    Workers& workers = blocks < blocksWorthSharing ? Workers::serial() : *workers_;
    if (clips()) clipped_.resize(gradients.size());
    const double factor =
        options_.clipNorm > 0 ? std::min(1.0, double{options_.clipNorm} / (gradientNorm + 1e-6)) : 1.0;
    std::visit(
        [&]<class Kind>(const Kind& kind) {
            workers.forEach(blocks, [&](int index) {
                const auto block = static_cast<std::size_t>(index);
                const Block& place = blocks_[block];
                const float* own = clipped(gradients, place.start, place.count, static_cast<float>(factor));
                if (place.columns == 0) moveBlock(kind, block, parameters, own, step);
            });
            // One after the other, each by all threads.
            for (std::size_t block = 0; block < blocks_.size(); ++block) {
                const Block& place = blocks_[block];
                const float* own = (clips() ? clipped_.data() : gradients.data()) + place.start;
                if (place.columns > 0) moveBlock(kind, block, parameters, own, step);
            }
        },
        options_.optimizer);
    largestWeight_ = double{largestMagnitude(blockLargestWeight_)};
    largestState_ = double{largestMagnitude(blockLargestState_)};
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
