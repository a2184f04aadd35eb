// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

namespace fovea {

/// Where a step lies in a run.
struct SchedulePlace {
    std::int64_t step = 0;           ///< finished steps before it
    std::int64_t stepsPerEpoch = 1;  ///< at least 1
    std::int64_t epoch() const { return step / stepsPerEpoch; }
};

inline constexpr int longestScheduleStep = 1'000'000;
inline constexpr double largestScheduleFactor = 10;
inline constexpr std::size_t mostMilestones = 100;

/// One number of a schedule, or its list of ascending epochs, as files ("factor") and the window know it, and where its
/// value lies. In a text they stand in this order behind the kind: "step:30:0.1".
struct ScheduleField {
    std::string_view key;
    std::variant<int*, float*, std::vector<int>*> value;
    double smallest = 1;
    double largest = longestScheduleStep;
    bool aboveSmallest = false;  ///< and not `smallest` itself
};
/// They point into the schedule that they were asked of.
using ScheduleFields = std::vector<ScheduleField>;

/// A kind of schedule states its `kind`, whether it changes the rate at each step (`smooth`) or at the beginnings of
/// epochs only, its `fields`, and `factorAt`: what the rate that is set is multiplied with, 1 at the first step. Factors
/// are computed in double; cos() and pow() of the C library differ by less than is left after rounding to float, but for
/// one step in some hundred million.

/// The rate stays as it is set.
struct ConstantRate {
    static constexpr std::string_view kind = "constant";
    static constexpr bool smooth = false;
    friend bool operator==(const ConstantRate&, const ConstantRate&) = default;
};

/// factor ^ ⌊epoch / epochs⌋, with epochs from 0 (PyTorch's StepLR).
struct StepRate {
    int epochs = 30;
    float factor = 0.1F;
    static constexpr std::string_view kind = "step";
    static constexpr bool smooth = false;
    friend bool operator==(const StepRate&, const StepRate&) = default;
};

/// factor ^ (how many of `milestones` are ≤ epoch) (PyTorch's MultiStepLR). Milestones ascend.
struct MultiStepRate {
    std::vector<int> milestones{30, 60};
    float factor = 0.1F;
    static constexpr std::string_view kind = "multi-step";
    static constexpr bool smooth = false;
    friend bool operator==(const MultiStepRate&, const MultiStepRate&) = default;
};

/// (1 + cos(π · step / T)) / 2 with T the steps of `epochs`, and 0 from T on (PyTorch's CosineAnnealingLR, which is
/// called at each step; Loshchilov & Hutter, 2017, without restarts).
struct CosineRate {
    int epochs = 30;
    static constexpr std::string_view kind = "cosine";
    static constexpr bool smooth = true;
    friend bool operator==(const CosineRate&, const CosineRate&) = default;
};

/// Up to `peak` times the rate within 30% of the steps of `epochs`, and down to 1/10000 of the rate at the last of them,
/// both along half a cosine; it stays there (PyTorch's OneCycleLR with div_factor = peak and cycle_momentum = False; Smith & Topin, 2018).
struct OneCycleRate {
    int epochs = 30;
    float peak = 25;
    static constexpr std::string_view kind = "one-cycle";
    static constexpr bool smooth = true;
    friend bool operator==(const OneCycleRate&, const OneCycleRate&) = default;
};

/// (1 − step / T) ^ power with T the steps of `epochs`, and 0 from T on (PyTorch's PolynomialLR, called at each step).
struct PolynomialRate {
    int epochs = 30;
    float power = 1;
    static constexpr std::string_view kind = "polynomial";
    static constexpr bool smooth = true;
    friend bool operator==(const PolynomialRate&, const PolynomialRate&) = default;
};

ScheduleFields fields(ConstantRate& schedule);
ScheduleFields fields(StepRate& schedule);
ScheduleFields fields(MultiStepRate& schedule);
ScheduleFields fields(CosineRate& schedule);
ScheduleFields fields(OneCycleRate& schedule);
ScheduleFields fields(PolynomialRate& schedule);

double factorAt(const ConstantRate& schedule, const SchedulePlace& place);
double factorAt(const StepRate& schedule, const SchedulePlace& place);
double factorAt(const MultiStepRate& schedule, const SchedulePlace& place);
double factorAt(const CosineRate& schedule, const SchedulePlace& place);
double factorAt(const OneCycleRate& schedule, const SchedulePlace& place);
double factorAt(const PolynomialRate& schedule, const SchedulePlace& place);

}  // namespace fovea
