// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/images/layer_thumbnails.h"

#include <QCoreApplication>
#include <algorithm>

#include "widgets/canvas/layer_groups.h"
#include "widgets/images/map_image.h"

namespace fovea {
namespace {

struct ThumbnailText {
    Q_DECLARE_TR_FUNCTIONS(fovea::LayerThumbnails)
};

constexpr int largestThumbnail = 96;
constexpr int mostRows = 256;
constexpr int exactRows = 8;

/// The channel whose values differ most from place to place.
int liveliestChannel(const FeatureMaps& maps) {
    const auto channels = static_cast<std::size_t>(maps.shape.channels);
    std::vector<double> sum(channels);
    std::vector<double> squares(channels);
    for (std::size_t i = 0; i < maps.values.size(); ++i) {
        const double value = maps.values[i];
        sum[i % channels] += value;
        squares[i % channels] += value * value;
    }
    const double places = static_cast<double>(maps.values.size() / channels);
    std::size_t best = 0;
    double most = 0;
    for (std::size_t channel = 0; channel < channels; ++channel) {
        const double mean = sum[channel] / places;
        const double variance = squares[channel] / places - mean * mean;
        if (variance > most) {
            most = variance;
            best = channel;
        }
    }
    return static_cast<int>(best);
}

LayerThumbnail thumbnailOfMaps(const FeatureMaps& maps) {
    const int channel = liveliestChannel(maps);
    FloatMap map{maps.shape.height, maps.shape.width, {}};
    for (int y = 0; y < map.height; ++y) {
        for (int x = 0; x < map.width; ++x) map.values.push_back(maps.at(y, x, channel));
    }
    QImage image = mapImage(map, mapScale(map.values));
    if (std::max(image.width(), image.height()) > largestThumbnail) {
        image = image.scaled(largestThumbnail, largestThumbnail, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    }
    const QString tip = maps.shape.channels == 1
                            ? QString()
                            : ThumbnailText::tr("Shown: map %1 of %2, the one that varies most")
                                  .arg(channel + 1)
                                  .arg(maps.shape.channels);
    return {image, tip};
}

LayerThumbnail thumbnailOfVector(const FeatureMaps& maps) {
    const int units = maps.shape.channels;
    const int rows = std::min(units, mostRows);
    FloatMap map{rows, 1, {}};
    for (int row = 0; row < rows; ++row) {
        int unit = row;
        if (units > mostRows && row >= exactRows) {
            const int fromEnd = rows - row;
            const int between = mostRows - 2 * exactRows;
            unit = fromEnd <= exactRows
                       ? units - fromEnd
                       : exactRows + static_cast<int>(std::int64_t(row - exactRows) * (units - 2 * exactRows) / between);
        }
        map.values.push_back(maps.values[static_cast<std::size_t>(unit)]);
    }
    return {mapImage(map, mapScale(maps.values), largestMagnitude(maps.values)), {}};
}

}  // namespace

std::vector<NodeId> thumbnailNodes(const NetworkSpec& spec) {
    std::vector<NodeId> nodes;
    for (const LayerGroup& group : groupLayers(spec)) {
        const Node* node = spec.find(group.host);
        const bool drawsMaps = largestInputs(node->layer) == 1;
        if (drawsMaps) nodes.push_back(group.tail());
    }
    return nodes;
}

LayerThumbnails layerThumbnails(const std::map<NodeId, FeatureMaps>& maps) {
    LayerThumbnails thumbnails;
    for (const auto& [node, own] : maps) {
        if (own.values.empty()) continue;
        thumbnails[node] = own.shape.isVector() ? thumbnailOfVector(own) : thumbnailOfMaps(own);
    }
    return thumbnails;
}

}  // namespace fovea
