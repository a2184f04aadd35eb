// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/evaluation/calibration.h"
#include "core/evaluation/predictions.h"
#include "widgets/charts/class_table.h"
#include "widgets/charts/confusion_view.h"
#include "widgets/charts/reliability_view.h"
#include "widgets/images/thumbnail_grid.h"

namespace fovea {

/// One for each class; its number where it has no name.
std::vector<QString> classTitles(const std::vector<std::string>& names, int classes);
/// One of them; the label's number where there is no such class.
QString classTitle(const std::vector<QString>& titles, int label);

std::vector<ClassTable::Row> classRows(const std::vector<std::vector<std::int64_t>>& confusion,
                                       const std::vector<QString>& titles);

std::vector<ReliabilityView::Bin> reliabilityBinsOf(const Reliability& reliability);

/// Where in the predictions the images are that were taken for a class as the cell says, or all wrong ones; the surest
/// first.
std::vector<std::int64_t> placesOf(const Predictions& predictions, std::optional<ConfusionView::Cell> cell);

/// With its class, what it was taken for, and how sure the network was.
Thumbnail answeredThumbnail(const Predictions& predictions, std::int64_t place, const std::vector<QString>& titles,
                            const QImage& image);

}  // namespace fovea
