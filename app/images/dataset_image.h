// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include <QImage>

#include "datasets/dataset.h"

namespace fovea {

/// One image of a data set as a picture. Requires 0 ≤ index < data.size(). Errors: what the data set answers.
Result<QImage> imageOf(const Dataset& data, std::int64_t index);

/// H × W × C bytes, grey or RGB, as a picture.
QImage pictureOf(const Shape& shape, std::span<const std::uint8_t> pixels);

/// H × W × C values in [0, 1], to the nearest of 256; null where there are neither one channel nor three.
QImage pictureOfValues(const Shape& shape, std::span<const float> values);

}  // namespace fovea
