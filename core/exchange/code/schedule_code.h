// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/training/schedule.h"

namespace fovea {

/// The body of a Python function of `step`, `steps_per_epoch` and `lr` that returns what rateAt() does.
struct ScheduleCode {
    std::vector<std::string> lines;
    bool usesMath = false;  ///< the module
};
ScheduleCode pytorchSchedule(const RateSchedule& schedule);

}  // namespace fovea
