// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding/nearest.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace fovea {

namespace {

/// Eight sums side by side, so that the compiler may use a vector for them; in this order on every machine.
double squaredDistance(std::span<const float> a, std::span<const float> b) {
    constexpr std::size_t lanes = 8;
    float sums[lanes] = {};
    const std::size_t whole = a.size() / lanes * lanes;
    for (std::size_t i = 0; i < whole; i += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const float difference = a[i + lane] - b[i + lane];
            sums[lane] += difference * difference;
        }
    double sum = 0;
    for (const float lane : sums) sum += double{lane};
    for (std::size_t i = whole; i < a.size(); ++i) {
        const double difference = double{a[i]} - double{b[i]};
        sum += difference * difference;
    }
    return std::isnan(sum) ? std::numeric_limits<double>::infinity() : sum;
}

}  // namespace

std::vector<Neighbour> nearestPoints(const PointsView& points, std::span<const float> query, int count,
                                     std::optional<std::int64_t> without) {
    std::vector<Neighbour> nearest;
    const auto most = static_cast<std::size_t>(std::max(0, count));
    for (std::int64_t i = 0; i < points.count; ++i) {
        if (i == without) continue;
        const double distance = squaredDistance(points[i], query);
        if (nearest.size() == most && (most == 0 || distance >= nearest.back().distance)) continue;
        const auto place =
            std::upper_bound(nearest.begin(), nearest.end(), distance,
                             [](double value, const Neighbour& other) { return value < other.distance; });
        nearest.insert(place, {i, distance});
        if (nearest.size() > most) nearest.pop_back();
    }
    for (Neighbour& neighbour : nearest) neighbour.distance = std::sqrt(neighbour.distance);
    return nearest;
}

double neighbourAgreement(const PointsView& points, std::span<const int> labels, int count, Workers& workers) {
    constexpr std::int64_t rows = 64;  // of one piece of work
    const auto pieces = static_cast<int>((points.count + rows - 1) / rows);
    std::vector<std::int64_t> agreeing(static_cast<std::size_t>(pieces), 0), pairs(agreeing);
    workers.forEach(pieces, [&](int piece) {
        const std::int64_t last = std::min(points.count, (piece + 1) * rows);
        for (std::int64_t i = piece * rows; i < last; ++i)
            for (const Neighbour& neighbour : nearestPoints(points, points[i], count, i)) {
                ++pairs[static_cast<std::size_t>(piece)];
                if (labels[static_cast<std::size_t>(neighbour.point)] == labels[static_cast<std::size_t>(i)])
                    ++agreeing[static_cast<std::size_t>(piece)];
            }
    });
    std::int64_t same = 0, all = 0;
    for (std::size_t i = 0; i < pairs.size(); ++i) same += agreeing[i], all += pairs[i];
    return all > 0 ? static_cast<double>(same) / static_cast<double>(all) : 0.0;
}

}  // namespace fovea
