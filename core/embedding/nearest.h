// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/embedding/points.h"
#include "core/parallel/workers.h"

namespace fovea {

/// A point and how far it lies from another one, by the Euclidean distance.
struct Neighbour {
    std::int64_t point = 0;
    double distance = 0;
    friend bool operator==(const Neighbour&, const Neighbour&) = default;
};

/// The `count` points nearest to `query`, the nearest first, of equals the first; `without` is none of them. Points with
/// something that is no number are far from everything. Requires query.size() == points.width.
std::vector<Neighbour> nearestPoints(const PointsView& points, std::span<const float> query, int count,
                                     std::optional<std::int64_t> without = {});

/// The share of pairs (point, one of its `count` nearest) of the same label, in [0, 1]: by chance it is that of the classes'
/// sizes. The same on any number of threads. Requires labels.size() == points.count ≥ 2.
double neighbourAgreement(const PointsView& points, std::span<const int> labels, int count, Workers& workers);

}  // namespace fovea
