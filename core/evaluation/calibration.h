// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/evaluation/predictions.h"

namespace fovea {

/// Images whose confidence, the probability of the predicted class, lies in one of equal parts of (0, 1].
struct ConfidenceBin {
    std::int64_t images = 0;
    std::int64_t right = 0;
    double confidence = 0;  ///< mean; 0 where there are no images
    double accuracy() const { return images > 0 ? static_cast<double>(right) / static_cast<double>(images) : 0; }
};

struct Reliability {
    std::vector<ConfidenceBin> bins;
    std::int64_t images = 0;  ///< with finite scores
    /// Expected calibration error: Σ images/n · |accuracy − confidence| over the bins (Guo et al., 2017, ICML).
    double error = 0;
    double confidence = 0;  ///< mean over all
    double accuracy = 0;
};

constexpr int reliabilityBins = 15;

/// Bin b takes confidences in (b / bins, (b + 1) / bins]. Requires positive `temperature` and `bins`.
Reliability reliabilityOf(const Predictions& predictions, double temperature = 1, int bins = reliabilityBins);

/// Mean of −ln softmax(scores / temperature)[label]. Requires a positive temperature.
double lossAt(const Predictions& predictions, double temperature);

constexpr double smallestTemperature = 0.05;
constexpr double largestTemperature = 20;

/// The temperature with the smallest loss, to 1e-6 of its logarithm, within the limits above; 1 where there are no
/// images, or where it changes nothing. The loss is convex in 1/T, so that there is one minimum. The predicted classes stay what they are.
double fittedTemperature(const Predictions& predictions);

/// How sure a model is, and what a temperature makes of it: fitted on every second image of each class, measured on the
/// others.
struct Calibration {
    Reliability all;
    double temperature = 1;
    Reliability before;  ///< of the others, as it is
    Reliability after;   ///< of the others, with the temperature
    double lossBefore = 0;
    double lossAfter = 0;
};
Calibration calibrationOf(const Predictions& predictions);

/// Every second image of each class, beginning with the first or with the second: to fit on one half and to measure on
/// the other, also where the data puts the classes in turn.
Predictions halfOf(const Predictions& predictions, int first);

}  // namespace fovea
