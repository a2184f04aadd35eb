// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding/layer_features.h"

#include <algorithm>
#include <cmath>

namespace fovea {

bool givesChannelMeans(const Shape& shape) { return shape.size() > widestFeatures; }

int featureWidth(const Shape& shape) {
    return givesChannelMeans(shape) ? shape.channels : static_cast<int>(shape.size());
}

void appendFeatures(const ConstImageView& maps, int n, std::vector<float>& values) {
    const Shape& shape = maps.shape;
    if (!givesChannelMeans(shape)) {
        for (int y = 0; y < shape.height; ++y)
            for (int x = 0; x < shape.width; ++x) {
                const float* pixel = maps.pixel(n, y, x);
                values.insert(values.end(), pixel, pixel + shape.channels);
            }
        return;
    }
    std::vector<double> sums(static_cast<std::size_t>(shape.channels), 0.0);
    for (int y = 0; y < shape.height; ++y)
        for (int x = 0; x < shape.width; ++x) {
            const float* pixel = maps.pixel(n, y, x);
            for (std::size_t c = 0; c < sums.size(); ++c) sums[c] += double{pixel[c]};
        }
    const double count = static_cast<double>(shape.height) * shape.width;
    for (const double sum : sums) values.push_back(static_cast<float>(sum / count));
}

Result<LayerFeatures> layerFeatures(Network& network, BatchSource& source, NodeId layer, std::stop_token stop,
                                    FunctionRef<void(std::int64_t, std::int64_t)> progress) {
    const Shape shape = soundShapes(network.spec()).at(layer);
    LayerFeatures features{.channelMeans = givesChannelMeans(shape), .width = featureWidth(shape)};
    const auto total = static_cast<std::size_t>(source.sampleCount());
    features.images.reserve(total);
    features.values.reserve(total * static_cast<std::size_t>(features.width));
    const auto imageSize = static_cast<std::size_t>(source.shape().size());
    const auto largest = static_cast<std::size_t>(network.largestBatch());
    Batch batch;
    for (int index = 0; index < source.batchCount(); ++index) {
        if (auto filled = source.fill(0, index, batch); !filled) return filled.error();
        const auto images = static_cast<std::size_t>(batch.count);
        for (std::size_t first = 0; first < images; first += largest) {
            if (stop.stop_requested()) return Error(ErrorCode::Cancelled);
            const std::size_t count = std::min(largest, images - first);
            network.forward(batch.view().part(first, count, imageSize), static_cast<int>(count), Mode::Inference);
            const ConstImageView maps = network.activation(layer);
            for (std::size_t n = 0; n < count; ++n) {
                appendFeatures(maps, static_cast<int>(n), features.values);
                features.images.push_back(batch.samples[first + n]);
            }
        }
        progress(static_cast<std::int64_t>(features.images.size()), source.sampleCount());
    }
    return features;
}

void makeUnitLength(std::span<float> values, int width) {
    const auto numbers = static_cast<std::size_t>(width);
    for (std::size_t first = 0; first < values.size(); first += numbers) {
        double squares = 0;
        for (const float value : values.subspan(first, numbers)) squares += double{value} * double{value};
        if (squares <= 0) continue;
        const auto factor = static_cast<float>(1 / std::sqrt(squares));
        for (float& value : values.subspan(first, numbers)) value *= factor;
    }
}

}  // namespace fovea
