// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/kept_state.h"

#include <algorithm>

#include "core/training/checkpoint.h"

namespace fovea {
namespace {

std::size_t bytesOf(const KeptStates& states) {
    std::size_t bytes = 0;
    for (const auto& state : states) bytes += state->bytes();
    return bytes;
}

}  // namespace

std::size_t KeptState::bytes() const {
    std::size_t count = weights.size() + fast.size();
    for (const auto& state : optimizerState) count += state.size();
    return count * sizeof(float);
}

std::size_t affordableBudget(const KeptStates& states, std::size_t budget, std::optional<std::uint64_t> available) {
    if (!available || budget == 0) return budget;
    return static_cast<std::size_t>(std::clamp<std::uint64_t>(bytesOf(states) + *available / 2, 1, budget));
}

void thinEvenly(KeptStates& states, std::size_t budget) {
    if (budget == 0) states.clear();
    constexpr std::int64_t largestStride = std::int64_t{1} << 40;
    const auto isTooMuch = [&] { return states.size() > mostKept || bytesOf(states) > budget; };
    for (std::int64_t stride = 2; stride < largestStride && states.size() > 1 && isTooMuch(); stride *= 2) {
        const auto newest = states.back();
        std::erase_if(states, [&](const auto& state) { return state != newest && state->epoch % stride != 0; });
        // Beyond the last epoch's number only the newest is left.
    }
}

Checkpoint rewound(const Checkpoint& run, const KeptState& state) {
    Checkpoint result = run;
    result.step = state.step;
    result.weights.values = state.weights;
    result.optimizerState = state.optimizerState;
    result.fast = state.fast;
    result.changes.resize(std::min(result.changes.size(), state.changes));
    std::erase_if(result.history.steps, [&](const StepReport& report) { return report.step > state.step; });
    std::erase_if(result.history.epochs, [&](const EpochReport& report) { return report.step > state.step; });
    std::erase_if(result.kept, [&](const auto& kept) { return kept->step > state.step; });
    return result;
}

}  // namespace fovea
