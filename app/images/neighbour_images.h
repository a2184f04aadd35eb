// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "app/model_embedding.h"
#include "widgets/charts/point_map.h"
#include "widgets/images/thumbnail_grid.h"

namespace fovea {

/// Where the images of an embedding lie: on its map, or along its first two components where that is asked for or there is
/// no map yet. Empty before there are either.
std::vector<PointMap::Point> placesOf(const Embedding& embedding, bool map);

/// One of its images under the pointer, with class and number.
PointMap::Picture pictureOfPoint(const Embedding& embedding, const Dataset& images, const std::vector<QString>& titles,
                                 int point);

/// The nearest images, each with its class and how far it is. Errors: what the data set answers.
Result<std::vector<Thumbnail>> neighbourThumbnails(const std::vector<Neighbour>& neighbours, const Embedding& embedding,
                                                   const Dataset& images, const std::vector<QString>& titles);

}  // namespace fovea
