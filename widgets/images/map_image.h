// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <span>
#include <vector>

#include "core/tensor/image_view.h"

namespace fovea {

/// Signed: blue, white, amber, symmetric about 0. NonNegative: black to white.
enum class MapScale { Signed, NonNegative };

/// One channel of one image, rows first.
struct FloatMap {
    int height = 0;
    int width = 0;
    std::vector<float> values;

    bool isValid() const { return height > 0 && width > 0 && values.size() == std::size_t(height) * width; }
    float at(int row, int column) const { return values[std::size_t(row) * width + column]; }
};

struct MapStatistics {
    double minimum = 0, mean = 0, maximum = 0;
    double aboveZero = 0;  ///< share in [0, 1]
};

/// Signed where any value is below 0.
MapScale mapScale(std::span<const float> values);
/// Largest absolute value that is finite, 0 for none.
float largestMagnitude(std::span<const float> values);
MapStatistics mapStatistics(std::span<const float> values);

/// Copies channel `channel` of image `n` out of a view.
FloatMap channelMap(const ConstImageView& view, int n, int channel);

/// One pixel for each value; `limit` is the value of full colour (0: the map's own largest magnitude).
/// A null image where the map is not valid. NaN is drawn in magenta, which no scale holds.
QImage mapImage(const FloatMap& map, MapScale scale, float limit = 0);

/// A kernel, height × width × channels with channels fastest, as a picture: three channels as RGB and one as
/// grey, with 0 at mid-grey and the largest magnitude at black or white; of others the first channel, signed.
QImage filterImage(std::span<const float> kernel, int height, int width, int channels);

}  // namespace fovea
