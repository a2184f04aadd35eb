// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace fovea {

struct Interval {
    double low = 0;
    double high = 1;
    friend bool operator==(const Interval&, const Interval&) = default;
};

/// 95% interval of a share that was seen `successes` times in `trials` (Wilson, 1927). Of nothing seen: [0, 1].
/// Requires 0 ≤ successes ≤ trials.
Interval wilsonInterval(std::int64_t successes, std::int64_t trials);

/// How probable it is that two classifiers which are equally good disagree at least as one-sidedly, where on the same
/// images `onlyFirst` were right by the first alone and `onlySecond` by the second alone: McNemar's test, exact and
/// two-sided, 2 · P(X ≤ min) for X binomial with p = 1/2, at most 1. Of no disagreement: 1.
double mcnemarProbability(std::int64_t onlyFirst, std::int64_t onlySecond);

}  // namespace fovea
