// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/stop_rules.h"

#include <charconv>
#include <set>

#include <fmt/format.h>

#include "core/training/plateau.h"

namespace fovea {

namespace {

template <class T>
bool readNumber(std::string_view text, T& value) {
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    return fault == std::errc() && end == text.data() + text.size() && value > 0;
}

/// "600", "600s", "10m", "2h".
bool readTime(std::string_view text, float& seconds) {
    const std::size_t unit = std::string_view("smh").find(text.empty() ? ' ' : text.back());
    constexpr float lengths[] = {1, 60, 3600};
    if (unit != std::string_view::npos) text.remove_suffix(1);
    if (!readNumber(text, seconds)) return false;
    if (unit != std::string_view::npos) seconds *= lengths[unit];
    return true;
}

bool readRule(std::string_view name, std::string_view number, StopText& stop) {
    if (name == nameOf(StopRule::Time)) return readTime(number, stop.rules.seconds);
    if (name == nameOf(StopRule::Plateau)) return readNumber(number, stop.rules.plateau);
    if (name == nameOf(StopRule::Accuracy)) return readNumber(number, stop.rules.accuracy);
    return name == "epochs" && readNumber(number, stop.epochs.emplace()) && *stop.epochs <= 1'000'000;
}

std::optional<StopFinding> timeMet(const StopRules& rules, const History& history) {
    if (rules.seconds <= 0) return std::nullopt;
    StopFinding finding{.rule = StopRule::Time, .limit = double{rules.seconds}};
    for (const StepReport& step : history.steps) finding.value += step.seconds;
    return finding.value >= finding.limit ? std::optional(finding) : std::nullopt;
}

std::optional<StopFinding> plateauMet(const StopRules& rules, const History& history) {
    if (rules.plateau <= 0) return std::nullopt;
    StopFinding finding{.rule = StopRule::Plateau, .limit = double(rules.plateau)};
    const int without = epochsWithoutGain(history.epochs);
    if (without < rules.plateau) return std::nullopt;
    finding.value = without;
    finding.isValidation = history.epochs.back().validated;
    const auto gain = static_cast<std::int64_t>(history.epochs.size()) - 1 - without;
    if (gain < 0) return finding;  // none of the losses is finite
    const EpochReport& best = history.epochs[static_cast<std::size_t>(gain)];
    finding.gainEpoch = best.epoch;
    finding.gainLoss = judgedLoss(best);
    return finding;
}

std::optional<StopFinding> accuracyMet(const StopRules& rules, const History& history) {
    if (rules.accuracy <= 0 || history.epochs.empty()) return std::nullopt;
    const EpochReport& last = history.epochs.back();
    StopFinding finding{.rule = StopRule::Accuracy, .limit = double{rules.accuracy}};
    finding.isValidation = last.validated;
    finding.value = last.validated ? last.validation.accuracy : last.trainAccuracy;
    // 0.9 as a float is a little less or more than nine of ten.
    return static_cast<float>(finding.value) >= rules.accuracy ? std::optional(finding) : std::nullopt;
}

}  // namespace

std::string_view nameOf(StopRule rule) {
    switch (rule) {
        case StopRule::Time: return "time";
        case StopRule::Plateau: return "plateau";
        case StopRule::Accuracy: break;
    }
    return "accuracy";
}

std::optional<StopFinding> stopOf(const StopRules& rules, const History& history) {
    if (history.steps.empty()) return std::nullopt;
    auto finding = accuracyMet(rules, history);
    if (!finding) finding = plateauMet(rules, history);
    if (!finding) finding = timeMet(rules, history);
    if (!finding) return std::nullopt;
    finding->step = history.steps.back().step;
    finding->epoch = history.epochs.empty() ? 0 : history.epochs.back().epoch;
    return finding;
}

std::string stopText(const StopRules& rules) {
    std::vector<std::string> parts;
    if (rules.seconds > 0) parts.push_back(fmt::format("{}:{}", nameOf(StopRule::Time), rules.seconds));
    if (rules.plateau > 0) parts.push_back(fmt::format("{}:{}", nameOf(StopRule::Plateau), rules.plateau));
    if (rules.accuracy > 0) parts.push_back(fmt::format("{}:{}", nameOf(StopRule::Accuracy), rules.accuracy));
    return parts.empty() ? "none" : fmt::format("{}", fmt::join(parts, ","));
}

std::optional<StopText> parseStop(std::string_view text) {
    StopText stop;
    if (text == "none") return stop;
    std::set<std::string_view> named;
    for (bool isLast = false; !isLast;) {
        const std::size_t comma = text.find(',');
        isLast = comma == text.npos;
        const std::string_view rule = text.substr(0, comma);
        const std::size_t colon = rule.find(':');
        if (colon == rule.npos || !named.insert(rule.substr(0, colon)).second) return std::nullopt;
        if (!readRule(rule.substr(0, colon), rule.substr(colon + 1), stop)) return std::nullopt;
        if (!isLast) text.remove_prefix(comma + 1);
    }
    return validate(stop.rules) ? std::optional(stop) : std::nullopt;
}

Result<void> validate(const StopRules& rules) {
    const auto refuse = [](StopRule rule, double value, const char* allowed) {
        return Error(ErrorCode::OptionInvalid, {fmt::format("stop {}", nameOf(rule)), value, std::string(allowed)});
    };
    // Written so that NaN is refused too.
    if (!(rules.seconds >= 0 && rules.seconds <= longestTime))
        return refuse(StopRule::Time, double{rules.seconds}, "0 … 100000000 s");
    if (!(rules.plateau >= 0 && rules.plateau <= longestPatience))
        return refuse(StopRule::Plateau, rules.plateau, "0 … 10000");
    if (!(rules.accuracy >= 0 && rules.accuracy <= 1))
        return refuse(StopRule::Accuracy, double{rules.accuracy}, "0 … 1");
    return {};
}

}  // namespace fovea
