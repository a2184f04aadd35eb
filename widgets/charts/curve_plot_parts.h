// SPDX-License-Identifier: GPL-3.0-or-later
// Private to CurvePlot.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/charts/curve_scene.h"

class QLabel;
class QToolButton;

namespace fovea {

struct CurvePlot::Parts : CurveScene {
    using CurveScene::CurveScene;
    ExponentialSmoothing smoother{0.6};
    QLabel* title = nullptr;
    QLabel* caption = nullptr;
    QToolButton* axisKind = nullptr;
    double smallest = std::numeric_limits<double>::infinity();
    double smallestPositive = std::numeric_limits<double>::infinity();
    double largest = -std::numeric_limits<double>::infinity();
    bool following = true;
    bool settingRange = false;

    void addToRange(double value) {
        if (!std::isfinite(value)) return;
        smallest = std::min(smallest, value);
        largest = std::max(largest, value);
        if (value > 0) smallestPositive = std::min(smallestPositive, value);
    }
    void addSmoothed(const CurvePoint& step) {
        smoothed.push_back({step.x, smoother.add(step.x, step.y)});
        addToRange(smoothed.back().y);
    }
    void smoothAgain(double factor) {
        smoother = ExponentialSmoothing(factor);
        smoothed.clear();
        smallest = smallestPositive = std::numeric_limits<double>::infinity();
        largest = -smallest;
        for (const CurvePoint& step : steps) addSmoothed(step);
        for (const CurvePoint& epoch : epochs) addToRange(epoch.y);
        smoothPast();
    }
    void smoothPast() {
        pastSmoothed.clear();
        for (const PastCurve& curve : past) {
            ExponentialSmoothing again(smoother.factor());
            pastSmoothed.emplace_back();
            for (const CurvePoint& step : curve.steps)
                pastSmoothed.back().push_back({step.x, again.add(step.x, step.y)});
        }
    }
    /// Of all runs; but one that diverged must not press the others flat.
    double largestShown() const {
        double most = largest;
        const double limit = largest > 0 ? 2 * largest : std::numeric_limits<double>::infinity();
        for (const auto& curve : pastSmoothed)
            for (const CurvePoint& point : curve)
                if (point.y <= limit) most = std::max(most, point.y);
        return most;
    }
    double smallestShown(bool positive) const {
        double least = positive ? smallestPositive : smallest;
        for (const auto& curve : pastSmoothed)
            for (const CurvePoint& point : curve)
                if (!positive || point.y > 0) least = std::min(least, point.y);
        return least;
    }
    double lastEpochOfAll() const {
        double last = lastEpoch();
        for (const PastCurve& curve : past) {
            if (!curve.steps.empty()) last = std::max(last, curve.steps.back().x);
            if (!curve.epochs.empty()) last = std::max(last, curve.epochs.back().x);
        }
        return last;
    }
    double lastEpoch() const {
        return std::max(steps.empty() ? 0 : steps.back().x, epochs.empty() ? 0 : epochs.back().x);
    }
};

}  // namespace fovea
