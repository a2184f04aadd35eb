// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/images/map_image.h"

namespace fovea {

/// A map over its picture, which turns grey: the larger a value's magnitude, the more of its colour, in blue and amber about
/// 0. The map's cells stay as they are, however coarse. As large as the picture; null where there is no map or no picture.
QImage overlaidMap(const QImage& picture, const FloatMap& map);

/// What an edge detector makes of a picture without any network: the length of Sobel's gradient of its grey values.
FloatMap edgeMap(const QImage& picture);

}  // namespace fovea
