// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/curve_math.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace fovea {

ExponentialSmoothing::ExponentialSmoothing(double factor, double span) : factor_(factor), span_(span) {
    if (!(factor >= 0 && factor < 1) || !(span > 0)) throw std::invalid_argument("smoothing out of range");
}

double ExponentialSmoothing::add(double x, double y) {
    if (!std::isfinite(y)) return started_ ? value_ : y;
    // Two values at one x count as if they lay one span apart: neither may be lost.
    const double distance = started_ && x > lastX_ ? (x - lastX_) / span_ : 1.0;
    const double keep = std::pow(factor_, distance);
    weightedSum_ = keep * weightedSum_ + (1 - keep) * y;
    weight_ = keep * weight_ + (1 - keep);
    lastX_ = x;
    started_ = true;
    value_ = weightedSum_ / weight_;
    return value_;
}

namespace {

struct Slice {
    std::size_t first = 0, last = 0, smallest = 0, largest = 0;
};

Slice sliceOf(std::span<const CurvePoint> points, std::size_t begin, std::size_t end) {
    Slice slice{begin, end - 1, begin, begin};
    const auto finite = [&](std::size_t i) { return std::isfinite(points[i].y); };
    for (std::size_t i = begin; i < end; ++i) {
        if (!finite(i)) continue;
        if (!finite(slice.smallest) || points[i].y < points[slice.smallest].y) slice.smallest = i;
        if (!finite(slice.largest) || points[i].y > points[slice.largest].y) slice.largest = i;
    }
    return slice;
}

}  // namespace

std::vector<CurvePoint> decimated(std::span<const CurvePoint> points, double from, double to, int columns) {
    const auto before = [](const CurvePoint& p, double x) { return p.x < x; };
    auto begin = std::size_t(std::lower_bound(points.begin(), points.end(), from, before) - points.begin());
    auto end = std::size_t(
        std::upper_bound(points.begin(), points.end(), to, [](double x, const CurvePoint& p) { return x < p.x; }) -
        points.begin());
    if (begin > 0) --begin;
    if (end < points.size()) ++end;
    if (begin >= end) return {};
    if (columns < 1 || end - begin <= std::size_t(columns) * 4 || !(to > from))
        return {points.begin() + std::ptrdiff_t(begin), points.begin() + std::ptrdiff_t(end)};

    std::vector<CurvePoint> result;
    result.reserve(std::size_t(columns) * 4 + 8);
    const double perColumn = (to - from) / columns;
    for (std::size_t i = begin; i < end;) {
        const double column = std::floor((points[i].x - from) / perColumn);
        std::size_t next = i + 1;
        while (next < end && points[next].x < from + (column + 1) * perColumn) ++next;
        const Slice slice = sliceOf(points, i, next);
        std::size_t keep[] = {slice.first, slice.smallest, slice.largest, slice.last};
        std::sort(std::begin(keep), std::end(keep));
        const auto unique = std::unique(std::begin(keep), std::end(keep));
        for (auto it = std::begin(keep); it != unique; ++it) result.push_back(points[*it]);
        i = next;
    }
    return result;
}

int lastIndexAtOrBefore(std::span<const CurvePoint> points, double x) {
    const auto after = std::upper_bound(points.begin(), points.end(), x,
                                        [](double value, const CurvePoint& p) { return value < p.x; });
    return int(after - points.begin()) - 1;
}

int nearestIndex(std::span<const CurvePoint> points, double x) {
    if (points.empty()) return -1;
    const int before = lastIndexAtOrBefore(points, x);
    if (before < 0) return 0;
    if (before + 1 >= int(points.size())) return before;
    return x - points[std::size_t(before)].x <= points[std::size_t(before) + 1].x - x ? before : before + 1;
}

std::vector<double> spreadLabels(std::span<const double> wanted, double height, double top, double bottom) {
    std::vector<std::size_t> order(wanted.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
    std::vector<double> placed(wanted.begin(), wanted.end());
    // Neighbours that are too close part by equal amounts; a pass for each label settles them all.
    for (std::size_t pass = 0; pass < order.size() * 2; ++pass) {
        for (std::size_t i = 1; i < order.size(); ++i) {
            const double overlap = height - (placed[order[i]] - placed[order[i - 1]]);
            if (overlap <= 0) continue;
            placed[order[i - 1]] -= overlap / 2;
            placed[order[i]] += overlap / 2;
        }
    }
    double lowest = bottom - height / 2;
    for (std::size_t i = order.size(); i-- > 0; lowest = placed[order[i]] - height)
        placed[order[i]] = std::min(placed[order[i]], lowest);
    double highest = top + height / 2;
    for (std::size_t i = 0; i < order.size(); highest = placed[order[i]] + height, ++i)
        placed[order[i]] = std::max(placed[order[i]], highest);
    return placed;
}

double niceStep(double range, int count) {
    if (!(range > 0) || count < 1) return 1;
    const double raw = range / count;
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double step : {1.0, 2.0, 5.0})
        if (raw <= step * power * (1 + 1e-9)) return step * power;
    return 10 * power;
}

}  // namespace fovea
