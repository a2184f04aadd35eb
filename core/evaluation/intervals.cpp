// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/intervals.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace fovea {

Interval wilsonInterval(std::int64_t successes, std::int64_t trials) {
    if (trials <= 0) return {};
    constexpr double z = 1.959963984540054;  // the normal distribution's 97.5% point
    const double n = static_cast<double>(trials);
    const double share = static_cast<double>(successes) / n;
    const double scale = 1 + z * z / n;
    const double middle = (share + z * z / (2 * n)) / scale;
    const double half = z / scale * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    // At the ends the sums are 0 and 1 but for rounding.
    return {successes == 0 ? 0 : std::max(middle - half, 0.0), successes == trials ? 1 : std::min(middle + half, 1.0)};
}

double mcnemarProbability(std::int64_t onlyFirst, std::int64_t onlySecond) {
    const std::int64_t trials = onlyFirst + onlySecond;
    const std::int64_t least = std::min(onlyFirst, onlySecond);
    if (trials == 0 || 2 * least == trials) return 1;
    const double n = static_cast<double>(trials);
    // ln of C(n, least) / 2ⁿ; the terms below it follow from it one by one.
    double logTerm = -n * std::numbers::ln2;
    for (std::int64_t i = 1; i <= least; ++i)
        logTerm += std::log((n - static_cast<double>(least) + static_cast<double>(i)) / static_cast<double>(i));
    double ratio = 1;
    double sum = 0;
    for (std::int64_t i = least; i >= 0 && ratio > 0; --i) {
        sum += ratio;
        ratio *= static_cast<double>(i) / (n - static_cast<double>(i) + 1);
    }
    return std::min(1.0, 2 * sum * std::exp(logTerm));
}

}  // namespace fovea
