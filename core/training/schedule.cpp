// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/schedule.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <utility>

#include <fmt/format.h>

#include "core/reason.h"

namespace fovea {

namespace {

constexpr std::string_view warmUpPrefix = "warm-up:";

template <std::size_t... I>
std::array<RateRule, sizeof...(I)> ruleOfEach(std::index_sequence<I...>) {
    return {std::variant_alternative_t<I, RateRule>{}...};
}

std::int64_t warmUpSteps(const RateSchedule& schedule, const SchedulePlace& place) {
    return schedule.warmUp * place.stepsPerEpoch;
}

Reason limitOf(std::string_view key) {
    return key == "factor"  ? Reason::ScheduleFactor
           : key == "peak"  ? Reason::SchedulePeak
           : key == "power" ? Reason::SchedulePower
                            : Reason::ScheduleEpochs;
}

Error outside(double value, Reason allowed) {
    return Error{ErrorCode::OptionInvalid, {std::string("schedule"), value, because(allowed)}};
}

Result<void> check(const ScheduleField& field) {
    if (auto* const* list = std::get_if<std::vector<int>*>(&field.value)) {
        const std::vector<int>& epochs = **list;
        const bool ascend = std::ranges::adjacent_find(epochs, std::greater_equal<>()) == epochs.end();
        if (epochs.empty() || epochs.size() > mostMilestones || epochs.front() < 1 ||
            epochs.back() > longestScheduleStep || !ascend)
            return outside(epochs.empty() ? 0.0 : double(epochs.front()), Reason::ScheduleMilestones);
        return {};
    }
    auto* const* whole = std::get_if<int*>(&field.value);
    const double value = whole != nullptr ? double(**whole) : double{*std::get<float*>(field.value)};
    // Written so that NaN, which compares false with everything, is refused too.
    const bool fits =
        (field.aboveSmallest ? value > field.smallest : value >= field.smallest) && value <= field.largest;
    return fits ? Result<void>() : outside(value, limitOf(field.key));
}

/// The whole text as a number.
template <class T>
bool read(std::string_view text, T& value) {
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc() && end == text.data() + text.size();
}

bool read(std::string_view text, std::vector<int>& values) {
    auto list = parseMilestones(text);
    if (list) values = *std::move(list);
    return list.has_value();
}

/// What stands before the first `mark`, which goes from `text` with it; all of it where there is none.
std::string_view takeUntil(std::string_view& text, char mark) {
    const std::size_t at = std::min(text.find(mark), text.size());
    const std::string_view part = text.substr(0, at);
    text.remove_prefix(std::min(at + 1, text.size()));
    return part;
}

std::optional<RateRule> parseRule(std::string_view text) {
    const auto parts = 1 + std::ranges::count(text, ':');
    auto rule = scheduleNamed(takeUntil(text, ':'));
    if (!rule) return std::nullopt;
    const ScheduleFields all = fields(*rule);
    if (static_cast<std::size_t>(parts) != all.size() + 1) return std::nullopt;
    for (const ScheduleField& field : all) {
        const std::string_view part = takeUntil(text, ':');
        if (!std::visit([&](auto* value) { return read(part, *value); }, field.value)) return std::nullopt;
    }
    return rule;
}

}  // namespace

std::span<const RateRule> scheduleKinds() {
    static const auto kinds = ruleOfEach(std::make_index_sequence<std::variant_size_v<RateRule>>());
    return kinds;
}

std::string_view kindName(const RateRule& rule) {
    return std::visit([]<class T>(const T&) { return T::kind; }, rule);
}

ScheduleFields fields(RateRule& rule) {
    return std::visit([](auto& kind) { return fields(kind); }, rule);
}

std::optional<RateRule> scheduleNamed(std::string_view kind) {
    const auto kinds = scheduleKinds();
    const auto found = std::ranges::find(kinds, kind, [](const RateRule& each) { return kindName(each); });
    return found == kinds.end() ? std::nullopt : std::optional(*found);
}

double factorAt(const RateSchedule& schedule, const SchedulePlace& place) {
    const std::int64_t warm = warmUpSteps(schedule, place);
    if (place.step < warm) return double(place.step + 1) / double(warm);
    const SchedulePlace behind{place.step - warm, place.stepsPerEpoch};
    return std::visit([&](const auto& kind) { return factorAt(kind, behind); }, schedule.rule);
}

bool isSmoothAt(const RateSchedule& schedule, const SchedulePlace& place) {
    return place.step < warmUpSteps(schedule, place) ||
           std::visit([]<class T>(const T&) { return T::smooth; }, schedule.rule);
}

float rateAt(const RateSchedule& schedule, float rate, std::int64_t step, std::int64_t stepsPerEpoch) {
    return static_cast<float>(double{rate} * factorAt(schedule, {step, stepsPerEpoch}));
}

Result<void> validate(const RateSchedule& schedule) {
    if (schedule.warmUp < 0 || schedule.warmUp > longestWarmUp)
        return outside(double(schedule.warmUp), Reason::ScheduleWarmUp);
    RateRule copy = schedule.rule;
    for (const ScheduleField& field : fields(copy))
        if (auto fits = check(field); !fits) return fits;
    return {};
}

std::string scheduleText(const RateSchedule& schedule) {
    std::string text = schedule.warmUp > 0 ? fmt::format("{}{}+", warmUpPrefix, schedule.warmUp) : std::string();
    text += kindName(schedule.rule);
    RateRule copy = schedule.rule;
    for (const ScheduleField& field : fields(copy)) {
        if (auto* const* list = std::get_if<std::vector<int>*>(&field.value))
            text += ":" + milestonesText(**list);
        else if (auto* const* whole = std::get_if<int*>(&field.value))
            text += fmt::format(":{}", **whole);
        else
            text += fmt::format(":{}", *std::get<float*>(field.value));
    }
    return text;
}

std::optional<RateSchedule> parseSchedule(std::string_view text) {
    RateSchedule schedule;
    if (text.starts_with(warmUpPrefix)) {
        text.remove_prefix(warmUpPrefix.size());
        if (!read(takeUntil(text, '+'), schedule.warmUp) || schedule.warmUp < 1) return std::nullopt;
    }
    const auto rule = parseRule(text);
    if (!rule) return std::nullopt;
    schedule.rule = *rule;
    return validate(schedule) ? std::optional(schedule) : std::nullopt;
}

std::string milestonesText(const std::vector<int>& milestones) { return fmt::format("{}", fmt::join(milestones, ",")); }

std::optional<std::vector<int>> parseMilestones(std::string_view text) {
    const auto count = static_cast<std::size_t>(1 + std::ranges::count(text, ','));
    if (count > mostMilestones) return std::nullopt;
    std::vector<int> list(count);
    for (int& epoch : list)
        if (!read(takeUntil(text, ','), epoch)) return std::nullopt;
    return list;
}

}  // namespace fovea
