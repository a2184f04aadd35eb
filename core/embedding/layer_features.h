// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "core/embedding/points.h"
#include "core/error.h"
#include "core/network/network.h"
#include "core/parallel/workers.h"
#include "core/training/batch.h"

namespace fovea {

/// What a layer makes of each image, as a point.
struct LayerFeatures {
    /// Maps of more than widestFeatures numbers are taken as the mean of each channel.
    bool channelMeans = false;
    int width = 0;                     ///< numbers of a point
    std::vector<std::int64_t> images;  ///< indices into the data set
    std::vector<float> values;         ///< images × width, in the engine's order: rows, columns, channels

    PointsView points() const { return {values.data(), static_cast<std::int64_t>(images.size()), width}; }
};

inline constexpr int widestFeatures = 4096;

/// Whether a layer of this shape gives channel means, and how many numbers.
bool givesChannelMeans(const Shape& shape);
int featureWidth(const Shape& shape);

/// One pass over the source in inference mode; `progress` gets the images done and in all after each batch, a stop is
/// looked for before each part of one. Requires Purpose::Inspection. Errors: Cancelled, and what the source answers.
Result<LayerFeatures> layerFeatures(Network& network, BatchSource& source, NodeId layer, std::stop_token stop,
                                    FunctionRef<void(std::int64_t, std::int64_t)> progress);

/// Of a network's last forward pass, that of image `n` of the batch; `width` as featureWidth gives it.
void appendFeatures(const ConstImageView& maps, int n, std::vector<float>& values);

/// Divides each point by its length, so that only what it consists of counts and not how strong it is; points that are 0
/// stay so.
void makeUnitLength(std::span<float> values, int width);

}  // namespace fovea
