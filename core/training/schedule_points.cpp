// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/schedule_points.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace fovea {

namespace {

using Points = std::vector<SchedulePoint>;
using Factor = std::optional<double>;

constexpr double cycleTop = 0.3;     // of one cycle, see OneCycleRate
constexpr double cycleBottom = 1e-4;
constexpr double smallestFactor = 1e-4;

int wholeEpoch(double epoch, int smallest, int largest) {
    return static_cast<int>(std::clamp(std::round(epoch), double(smallest), double(largest)));
}

/// Three digits, within the limits.
float shortFactor(double factor, double smallest, double largest) {
    factor = std::clamp(factor, smallest, largest);
    const double place = std::pow(10.0, std::floor(std::log10(factor)) - 2);
    return static_cast<float>(std::clamp(std::round(factor / place) * place, smallest, largest));
}

// Epochs count from where the rule begins, behind the warm-up.

Points pointsOf(const ConstantRate& /*rule*/) { return {}; }
Points pointsOf(const StepRate& rule) { return {{double(rule.epochs), double{rule.factor}, true, true}}; }
Points pointsOf(const MultiStepRate& rule) {
    Points points;
    double factor = 1;
    for (const int epoch : rule.milestones) points.push_back({double(epoch), factor *= double{rule.factor}, true, true});
    return points;
}
Points pointsOf(const CosineRate& rule) { return {{double(rule.epochs), 0, true, false}}; }
Points pointsOf(const OneCycleRate& rule) {
    return {{cycleTop * rule.epochs, double{rule.peak}, false, true}, {double(rule.epochs), cycleBottom, true, false}};
}
Points pointsOf(const PolynomialRate& rule) {
    return {{0.5 * rule.epochs, std::pow(0.5, double{rule.power}), false, true}, {double(rule.epochs), 0, true, false}};
}

// Without a factor the point's own stays.

void move(ConstantRate& /*rule*/, std::size_t /*point*/, double /*epoch*/, Factor /*factor*/) {}
void move(StepRate& rule, std::size_t /*point*/, double epoch, Factor factor) {
    rule.epochs = wholeEpoch(epoch, 1, longestScheduleStep);
    if (factor) rule.factor = shortFactor(*factor, smallestFactor, largestScheduleFactor);
}
void move(MultiStepRate& rule, std::size_t point, double epoch, Factor factor) {
    const int after = point == 0 ? 1 : rule.milestones[point - 1] + 1;
    const bool isLast = point + 1 == rule.milestones.size();
    const int before = isLast ? longestScheduleStep : rule.milestones[point + 1] - 1;
    rule.milestones[point] = wholeEpoch(epoch, after, before);
    if (!factor) return;
    const double each = std::pow(std::max(*factor, 1e-30), 1 / double(point + 1));
    rule.factor = shortFactor(each, smallestFactor, largestScheduleFactor);
}
void move(CosineRate& rule, std::size_t /*point*/, double epoch, Factor /*factor*/) {
    rule.epochs = wholeEpoch(epoch, 1, longestScheduleStep);
}
void move(OneCycleRate& rule, std::size_t point, double epoch, Factor factor) {
    if (point > 0)
        rule.epochs = wholeEpoch(epoch, 1, longestScheduleStep);
    else if (factor)
        rule.peak = shortFactor(*factor, 1, 1000);
}
void move(PolynomialRate& rule, std::size_t point, double epoch, Factor factor) {
    if (point > 0)
        rule.epochs = wholeEpoch(epoch, 1, longestScheduleStep);
    else if (factor)
        rule.power = shortFactor(std::log(std::clamp(*factor, 1e-3, 0.999)) / std::log(0.5), 0.001, 10);
}

}  // namespace

std::vector<SchedulePoint> pointsOf(const RateSchedule& schedule) {
    Points points = std::visit([](const auto& rule) { return pointsOf(rule); }, schedule.rule);
    for (SchedulePoint& point : points) point.epoch += schedule.warmUp;
    if (schedule.warmUp > 0) points.insert(points.begin(), {double(schedule.warmUp), 1, true, false});
    return points;
}

RateSchedule withPointAt(const RateSchedule& schedule, std::size_t point, double epoch, double factor) {
    RateSchedule moved = schedule;
    const std::size_t first = schedule.warmUp > 0 ? 1 : 0;
    if (point < first) {
        moved.warmUp = wholeEpoch(epoch, 1, longestWarmUp);
        return moved;
    }
    const bool isSame = factor == pointsOf(schedule).at(point).factor;
    const Factor asked = isSame ? std::nullopt : Factor(factor);
    std::visit([&](auto& rule) { move(rule, point - first, epoch - schedule.warmUp, asked); }, moved.rule);
    return moved;
}

}  // namespace fovea
