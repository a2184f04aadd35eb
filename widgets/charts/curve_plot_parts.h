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
    }
    double lastEpoch() const {
        return std::max(steps.empty() ? 0 : steps.back().x, epochs.empty() ? 0 : epochs.back().x);
    }
};

}  // namespace fovea
