// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/training/schedule.h"

namespace fovea {

/// A point of a schedule's curve that can be taken hold of.
struct SchedulePoint {
    double epoch = 0;   ///< from the run's first step, warm-up included
    double factor = 1;  ///< what the rate that is set is multiplied with there
    bool movesEpoch = false;
    bool movesFactor = false;
    friend bool operator==(const SchedulePoint&, const SchedulePoint&) = default;
};

/// The end of the warm-up, then the rule's own, in the order of time: the first drop of steps, each of the epochs of
/// "multi-step", peak and end of one cycle, the end of a cosine, middle and end of a polynomial. None of a constant rate.
std::vector<SchedulePoint> pointsOf(const RateSchedule& schedule);

/// The schedule whose `point` lies as near to that place as whole epochs and its limits allow; of the other numbers none
/// changes. A factor is rounded to three digits, but for the point's own, which stays as it is. Requires point < pointsOf(schedule).size().
RateSchedule withPointAt(const RateSchedule& schedule, std::size_t point, double epoch, double factor);

}  // namespace fovea
