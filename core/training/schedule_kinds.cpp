// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/schedule_kinds.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace fovea {

namespace {

/// By squaring, since the bits of pow() are the C library's.
double power(double base, std::int64_t exponent) {
    double result = 1;
    for (; exponent > 0; exponent /= 2, base *= base)
        if (exponent % 2 != 0) result *= base;
    return result;
}

double stepsOf(int epochs, const SchedulePlace& place) { return double(epochs) * double(place.stepsPerEpoch); }

/// From `from` to `to` along half a cosine, `part` from 0 to 1.
double alongCosine(double from, double to, double part) {
    return to + (from - to) * (1 + std::cos(std::numbers::pi * part)) / 2;
}

ScheduleField epochsField(int& epochs) { return {"epochs", &epochs}; }
ScheduleField factorField(float& factor) { return {"factor", &factor, 0, largestScheduleFactor, true}; }

}  // namespace

ScheduleFields fields(ConstantRate& /*schedule*/) { return {}; }
ScheduleFields fields(StepRate& schedule) { return {epochsField(schedule.epochs), factorField(schedule.factor)}; }
ScheduleFields fields(MultiStepRate& schedule) {
    return {{"milestones", &schedule.milestones}, factorField(schedule.factor)};
}
ScheduleFields fields(CosineRate& schedule) { return {epochsField(schedule.epochs)}; }
ScheduleFields fields(OneCycleRate& schedule) {
    return {epochsField(schedule.epochs), {"peak", &schedule.peak, 1, 1000, false}};
}
ScheduleFields fields(PolynomialRate& schedule) {
    return {epochsField(schedule.epochs), {"power", &schedule.power, 0, 10, true}};
}

double factorAt(const ConstantRate& /*schedule*/, const SchedulePlace& /*place*/) { return 1; }

double factorAt(const StepRate& schedule, const SchedulePlace& place) {
    return power(double{schedule.factor}, place.epoch() / schedule.epochs);
}

double factorAt(const MultiStepRate& schedule, const SchedulePlace& place) {
    const auto passed = std::ranges::count_if(schedule.milestones, [&](int epoch) { return epoch <= place.epoch(); });
    return power(double{schedule.factor}, passed);
}

double factorAt(const CosineRate& schedule, const SchedulePlace& place) {
    const double part = double(place.step) / stepsOf(schedule.epochs, place);
    return part < 1 ? alongCosine(1, 0, part) : 0;
}

double factorAt(const OneCycleRate& schedule, const SchedulePlace& place) {
    constexpr double lowest = 1e-4, risingPart = 0.3;  // PyTorch's 1 / final_div_factor and pct_start
    const double steps = stepsOf(schedule.epochs, place);
    const double top = risingPart * steps - 1, last = steps - 1;
    const double step = double(place.step), peak = double{schedule.peak};
    if (step < top) return alongCosine(1, peak, step / top);
    // A cycle of less than four steps has no room to rise.
    const double from = std::max(top, 0.0);
    return step < last ? alongCosine(peak, lowest, (step - from) / (last - from)) : lowest;
}

double factorAt(const PolynomialRate& schedule, const SchedulePlace& place) {
    const double part = double(place.step) / stepsOf(schedule.epochs, place);
    return part < 1 ? std::pow(1 - part, double{schedule.power}) : 0;
}

}  // namespace fovea
