// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>
#include <string>
#include <vector>

namespace fovea::test {

/// Empty when every value lies within `tolerance` · max(1e-30, largest |expected|) of the expected
/// one; otherwise a table of the worst elements.
template <class Got, class Expected>
std::string compareValues(const std::string& what, std::span<const Got> got, std::span<const Expected> expected,
                          double tolerance, double leastScale = 1e-30) {
    if (got.size() != expected.size())
        return fmt::format("{}: {} values instead of {}", what, got.size(), expected.size());
    double scale = leastScale;
    for (const Expected value : expected) scale = std::max(scale, std::abs(static_cast<double>(value)));
    const auto distance = [&](std::size_t i) {
        const double d = std::abs(static_cast<double>(got[i]) - static_cast<double>(expected[i]));
        return std::isnan(d) ? HUGE_VAL : d;
    };
    std::vector<std::size_t> order(got.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const std::size_t shown = std::min<std::size_t>(6, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown), order.end(),
                      [&](std::size_t a, std::size_t b) { return distance(a) > distance(b); });
    if (order.empty() || distance(order.front()) <= tolerance * scale) return {};
    std::string table =
        fmt::format("{}: allowed {:.3g} = {:.1g} of the largest, {:.6g}\n{:>8} {:>16} {:>16} {:>12}\n", what,
                    tolerance * scale, tolerance, scale, "element", "got", "expected", "distance");
    for (std::size_t k = 0; k < shown; ++k) {
        const std::size_t i = order[k];
        table += fmt::format("{:>8} {:>16.9g} {:>16.9g} {:>12.3g}\n", i, static_cast<double>(got[i]),
                             static_cast<double>(expected[i]), distance(i));
    }
    return table;
}

}  // namespace fovea::test
