// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/error.h"
#include "core/training/history.h"

namespace fovea {

inline constexpr float longestTime = 1e8F;  ///< s, three years

/// What can end a run before its last epoch.
enum class StopRule {
    Time,      ///< its steps have taken so many seconds; asked after each step
    Plateau,   ///< so many epochs have ended without gain, see epochsWithoutGain()
    Accuracy,  ///< the last epoch's accuracy on images that are held back, else in training, is at least this, in (0, 1]
};

/// The number of each rule; 0: off. No number of a run depends on them but where it ends, so that they may change while it
/// goes on.
struct StopRules {
    float seconds = 0;
    int plateau = 0;
    float accuracy = 0;
    bool any() const { return seconds > 0 || plateau > 0 || accuracy > 0; }
    friend bool operator==(const StopRules&, const StopRules&) = default;
};

/// A run that a rule has ended.
struct StopFinding {
    StopRule rule{};
    std::int64_t step = 0;      ///< finished ones
    std::int64_t epoch = 0;     ///< finished ones
    double value = 0;           ///< seconds, epochs without gain, or the accuracy that was reached
    double limit = 0;           ///< the rule's number
    bool isValidation = false;  ///< Plateau, Accuracy: of images that are held back
    std::int64_t gainEpoch = 0;  ///< Plateau: the last one that was a gain, 0: none
    double gainLoss = 0;         ///< its loss
    friend bool operator==(const StopFinding&, const StopFinding&) = default;
};

/// "time", "plateau", "accuracy".
std::string_view nameOf(StopRule rule);
/// The first rule that a run with these curves meets. A function of them alone, so that a run that is resumed ends where it
/// would have ended.
std::optional<StopFinding> stopOf(const StopRules& rules, const History& history);

/// As on the command line: "plateau:5,accuracy:0.9,time:600", "none". Seconds.
std::string stopText(const StopRules& rules);
struct StopText {
    StopRules rules;
    std::optional<int> epochs;  ///< "epochs:30": how many there are in all, which is no rule
};
/// The inverse, with "epochs:N", and times with s, m or h behind them. Nothing for any other text, for a rule that is named
/// twice and for values out of their range.
std::optional<StopText> parseStop(std::string_view text);
/// Error: OptionInvalid.
Result<void> validate(const StopRules& rules);

}  // namespace fovea
