// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/error.h"

namespace fovea {

/// The rate stays as it is set. Text: "constant".
struct ConstantRate {
    static constexpr std::string_view kind = "constant";
    friend bool operator==(const ConstantRate&, const ConstantRate&) = default;
};

/// rate · factor ^ ⌊epoch / epochs⌋, with epochs from 0 (PyTorch's StepLR). Text: "step:30:0.1".
struct StepRate {
    int epochs = 30;
    float factor = 0.1F;
    static constexpr std::string_view kind = "step";
    friend bool operator==(const StepRate&, const StepRate&) = default;
};

/// What becomes of the learning rate as a run goes on.
using RateSchedule = std::variant<ConstantRate, StepRate>;

inline constexpr int longestScheduleStep = 1'000'000;
inline constexpr double largestScheduleFactor = 10;

/// The rate of the step that comes after `step` finished ones, where `rate` is the one that is set. A function of its
/// arguments alone. Requires stepsPerEpoch ≥ 1.
float rateAt(const RateSchedule& schedule, float rate, std::int64_t step, std::int64_t stepsPerEpoch);

/// Error: OptionInvalid.
Result<void> validate(const RateSchedule& schedule);

/// As on the command line, lengths in epochs; both are inverse to each other. Nothing for any other text.
std::string scheduleText(const RateSchedule& schedule);
std::optional<RateSchedule> parseSchedule(std::string_view text);

}  // namespace fovea
