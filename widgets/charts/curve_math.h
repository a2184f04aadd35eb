// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace fovea {

struct CurvePoint {
    double x = 0;
    double y = 0;
    friend bool operator==(const CurvePoint&, const CurvePoint&) = default;
};

/// Exponential smoothing over x, so that the look of a curve depends neither on the batch size nor on
/// how often is reported: what was seen `span` ago weighs `factor` of what is seen now. Weights are
/// normalised, so that the first values are not drawn towards zero. Factor 0 copies the values.
class ExponentialSmoothing {
public:
    /// `factor` in [0, 1), otherwise std::invalid_argument; `span` in the unit of x.
    explicit ExponentialSmoothing(double factor, double span = 0.04);
    /// The smoothed value at x. x must not fall; values that are not finite change nothing.
    double add(double x, double y);
    double factor() const { return factor_; }

private:
    double factor_;
    double span_;
    double weightedSum_ = 0;
    double weight_ = 0;
    double lastX_ = 0;
    double value_ = 0;
    bool started_ = false;
};

/// At most 4 points for each of `columns` equal slices of [from, to]: first, smallest, largest and
/// last, in order of x, so that a line through them covers the same pixels as one through all. One
/// point outside each end is kept, so that lines run on to the border. `points` ascend in x.
/// Values that are not finite are kept out of smallest and largest. Few points are copied.
std::vector<CurvePoint> decimated(std::span<const CurvePoint> points, double from, double to, int columns);

/// Index of the point nearest to x; −1 for none.
int nearestIndex(std::span<const CurvePoint> points, double x);
/// Index of the last point at or before x; −1 where there is none.
int lastIndexAtOrBefore(std::span<const CurvePoint> points, double x);

/// Moves labels apart, so that neighbours stand at least `height` apart and all lie in [top, bottom];
/// keeps their order by wish. Returns the centres, in the order of `wanted`.
std::vector<double> spreadLabels(std::span<const double> wanted, double height, double top, double bottom);

/// A step of 1, 2 or 5 × 10^k that divides `range` into about `count` parts.
double niceStep(double range, int count);

}  // namespace fovea
