// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "core/error.h"
#include "core/training/schedule_kinds.h"

namespace fovea {

/// Every kind of schedule, in the order in which people are offered them.
using RateRule = std::variant<ConstantRate, StepRate, MultiStepRate, CosineRate, OneCycleRate, PolynomialRate>;

inline constexpr int longestWarmUp = 10'000;

/// What becomes of the learning rate as a run goes on: for `warmUp` epochs, of W steps, it rises evenly, from 1/W of
/// itself to the whole (PyTorch's LinearLR with start_factor = 1/W and total_iters = W − 1), and then `rule` begins,
/// which counts from there (SequentialLR).
struct RateSchedule {
    RateRule rule = ConstantRate{};
    int warmUp = 0;  ///< epochs; 0: none

    RateSchedule() = default;
    template <class Kind>
    requires std::is_constructible_v<RateRule, Kind> &&(!std::is_same_v<std::remove_cvref_t<Kind>, RateSchedule>)
        RateSchedule(Kind&& kind, int warmUpEpochs = 0)  // NOLINT: a kind is a schedule without warm-up
        : rule(std::forward<Kind>(kind)), warmUp(warmUpEpochs) {}
    friend bool operator==(const RateSchedule&, const RateSchedule&) = default;
};

/// One of each, with its defaults.
std::span<const RateRule> scheduleKinds();
std::string_view kindName(const RateRule& rule);
ScheduleFields fields(RateRule& rule);
/// By kindName, with its defaults.
std::optional<RateRule> scheduleNamed(std::string_view kind);

/// What the rate that is set is multiplied with at a step. Requires stepsPerEpoch ≥ 1.
double factorAt(const RateSchedule& schedule, const SchedulePlace& place);
/// Whether the rate changes from step to step there, and not only where an epoch begins.
bool isSmoothAt(const RateSchedule& schedule, const SchedulePlace& place);

/// The rate of the step that comes after `step` finished ones, where `rate` is the one that is set. A function of its
/// arguments alone. Requires stepsPerEpoch ≥ 1.
float rateAt(const RateSchedule& schedule, float rate, std::int64_t step, std::int64_t stepsPerEpoch);

/// Error: OptionInvalid.
Result<void> validate(const RateSchedule& schedule);

/// As on the command line, lengths in epochs: "constant", "step:30:0.1", "multi-step:30,60:0.1", "cosine:30",
/// "one-cycle:30:25", "polynomial:30:2", each with "warm-up:5+" in front of it or without. Both are inverse to each
/// other. Nothing for any other text.
std::string scheduleText(const RateSchedule& schedule);
std::optional<RateSchedule> parseSchedule(std::string_view text);
/// "30,60", and such a list.
std::string milestonesText(const std::vector<int>& milestones);
std::optional<std::vector<int>> parseMilestones(std::string_view text);

}  // namespace fovea
