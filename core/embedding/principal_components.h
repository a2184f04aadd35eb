// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "core/embedding/points.h"
#include "core/error.h"
#include "core/parallel/workers.h"

namespace fovea {

/// The directions in which points differ most (Pearson, 1901; Hotelling, 1933).
struct PrincipalComponents {
    int width = 0;                  ///< numbers of a point
    int count = 0;                  ///< of directions, the largest variance first
    std::vector<float> mean;        ///< of the points
    std::vector<float> axes;        ///< count × width, of length 1; the entry of largest magnitude is positive
    std::vector<double> variances;  ///< along each axis, with points − 1 below the fraction
    double totalVariance = 0;       ///< of all numbers of a point together
    std::vector<float> places;      ///< points × count: each point less the mean, along the axes

    PointsView points() const {
        return {places.data(), count > 0 ? static_cast<std::int64_t>(places.size()) / count : 0, count};
    }
    /// The part of the variance that the first `axes` of them hold, in [0, 1]; 0 where all points are the same.
    double explained(int axes) const;
    /// Where another point lies along the axes.
    std::vector<float> place(std::span<const float> point) const;
};

/// By subspace iteration with Rayleigh and Ritz's step (Halko, Martinsson & Tropp, "Finding structure with randomness",
/// 2011): products with the points alone, never with a width × width matrix; exact where few numbers make a point. Gives
/// min(count, width, points − 1) directions. The same bits on any number of threads. Errors: Cancelled. Requires two points
/// or more and finite numbers.
Result<PrincipalComponents> principalComponents(const PointsView& points, int count, Workers& workers,
                                                const std::stop_token& stop);

}  // namespace fovea
