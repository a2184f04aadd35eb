// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include "core/analysis/inspection_query.h"
#include "core/network/network_spec.h"
#include "widgets/canvas/layer_thumbnail.h"

namespace fovea {

/// Networks with more parameters start without thumbnails, which need weights and a pass for each picture.
inline constexpr std::int64_t mostParametersWithThumbnails = 25'000'000;

/// The layers whose maps a canvas has room for: the last of those that are drawn as one. No input, whose thumbnail is
/// the picture itself, and no joins, which are drawn as signs.
std::vector<NodeId> thumbnailNodes(const NetworkSpec& spec);

/// Of each layer the map with the largest standard deviation over its places (the first of equals), at most 96 pixels
/// wide or high, signed where any of its values is negative. Of a vector all values in its own scale; of more than 256
/// the first and last eight and between them every n-th. On any thread.
LayerThumbnails layerThumbnails(const std::map<NodeId, FeatureMaps>& maps);

}  // namespace fovea
