// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "core/error.h"
#include "core/parallel/workers.h"

namespace fovea {

/// Seconds since some moment, by the steady clock.
double steadySeconds();

/// How long one measurement may take, who may end it early, and by which clock.
struct Patience {
    double seconds = 1;
    std::stop_token stop;
    double (*clock)() = steadySeconds;
};

/// Seconds that one piece of work takes: `work(n)` does n of them. After a warm-up it is repeated, each
/// repeat long enough for the clock, until the time is up, but three times at least; the median counts.
/// Error: Cancelled, and what `work` answers.
Result<double> medianSeconds(const Patience& patience, FunctionRef<Result<void>(int)> work);

}  // namespace fovea
