// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/schedule.h"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "core/reason.h"

namespace fovea {

namespace {

/// By squaring, since the bits of pow() are the C library's.
double power(double base, std::int64_t exponent) {
    double result = 1;
    for (; exponent > 0; exponent /= 2, base *= base)
        if (exponent % 2 != 0) result *= base;
    return result;
}

float rateOf(const ConstantRate& /*schedule*/, float rate, std::int64_t /*epoch*/) { return rate; }

float rateOf(const StepRate& schedule, float rate, std::int64_t epoch) {
    return static_cast<float>(double{rate} * power(double{schedule.factor}, epoch / schedule.epochs));
}

Result<void> check(const ConstantRate& /*schedule*/) { return {}; }

Result<void> check(const StepRate& schedule) {
    if (schedule.epochs < 1 || schedule.epochs > longestScheduleStep)
        return Error{ErrorCode::OptionInvalid,
                     {std::string("schedule"), std::int64_t{schedule.epochs}, because(Reason::ScheduleEpochs)}};
    if (!(schedule.factor > 0 && double{schedule.factor} <= largestScheduleFactor))
        return Error{ErrorCode::OptionInvalid,
                     {std::string("schedule"), double{schedule.factor}, because(Reason::ScheduleFactor)}};
    return {};
}

std::string textOf(const ConstantRate& schedule) { return std::string(schedule.kind); }

std::string textOf(const StepRate& schedule) {
    return fmt::format("{}:{}:{}", schedule.kind, schedule.epochs, schedule.factor);
}

/// The whole text as a number.
template <class T>
bool read(std::string_view text, T& value) {
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc() && end == text.data() + text.size();
}

}  // namespace

float rateAt(const RateSchedule& schedule, float rate, std::int64_t step, std::int64_t stepsPerEpoch) {
    return std::visit([&](const auto& kind) { return rateOf(kind, rate, step / stepsPerEpoch); }, schedule);
}

Result<void> validate(const RateSchedule& schedule) {
    return std::visit([](const auto& kind) { return check(kind); }, schedule);
}

std::string scheduleText(const RateSchedule& schedule) {
    return std::visit([](const auto& kind) { return textOf(kind); }, schedule);
}

std::optional<RateSchedule> parseSchedule(std::string_view text) {
    if (text == ConstantRate::kind) return ConstantRate{};
    const std::size_t first = text.find(':');
    const std::size_t second = first == text.npos ? text.npos : text.find(':', first + 1);
    if (second == text.npos || text.substr(0, first) != StepRate::kind) return std::nullopt;
    StepRate step;
    if (!read(text.substr(first + 1, second - first - 1), step.epochs) || !read(text.substr(second + 1), step.factor))
        return std::nullopt;
    return validate(RateSchedule(step)) ? std::optional<RateSchedule>(step) : std::nullopt;
}

}  // namespace fovea
