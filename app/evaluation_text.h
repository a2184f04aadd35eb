// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>

#include "core/evaluation/calibration.h"
#include "core/evaluation/intervals.h"

namespace fovea {

/// "40.4 to 42.3 %"
QString intervalText(const Interval& interval);

/// "4 120 of 10 000 images are right: 41.2 %, with 95 % confidence 40.2 to 42.2 %."
QString accuracySentence(std::int64_t right, std::int64_t images);

/// What the mean confidence says beside the accuracy, and the expected calibration error.
QString calibrationSentence(const Reliability& reliability);

/// What McNemar's test says of two classifiers on the same images, with how often one alone was right.
QString comparisonSentence(const QString& first, const QString& second, std::int64_t onlyFirst,
                           std::int64_t onlySecond);

}  // namespace fovea
