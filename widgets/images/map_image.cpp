// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/images/map_image.h"

#include <algorithm>
#include <cmath>

#include "widgets/images/map_colors.h"

namespace fovea {

namespace {

constexpr QRgb notANumber = 0xFFFF00FF;

int level(float v) { return std::clamp(int(std::lround(v * 255.0F)), 0, 255); }

/// 0 at mid-grey, ± limit at white and black.
float aroundGrey(float v, float limit) { return limit > 0 ? 0.5F + 0.5F * v / limit : 0.5F; }

}  // namespace

MapScale mapScale(std::span<const float> values) {
    const bool negative = std::any_of(values.begin(), values.end(), [](float v) { return v < 0; });
    return negative ? MapScale::Signed : MapScale::NonNegative;
}

float largestMagnitude(std::span<const float> values) {
    float largest = 0;
    for (const float v : values)
        if (std::isfinite(v)) largest = std::max(largest, std::abs(v));
    return largest;
}

MapStatistics mapStatistics(std::span<const float> values) {
    if (values.empty()) return {};
    MapStatistics result{values[0], 0, values[0], 0};
    for (const float v : values) {
        result.minimum = std::min(result.minimum, double(v));
        result.maximum = std::max(result.maximum, double(v));
        result.mean += v;
        result.aboveZero += v > 0 ? 1 : 0;
    }
    result.mean /= double(values.size());
    result.aboveZero /= double(values.size());
    return result;
}

FloatMap channelMap(const ConstImageView& view, int n, int channel) {
    FloatMap map{view.shape.height, view.shape.width, {}};
    map.values.reserve(std::size_t(map.height) * std::size_t(map.width));
    for (int y = 0; y < map.height; ++y)
        for (int x = 0; x < map.width; ++x) map.values.push_back(view.at(n, y, x, channel));
    return map;
}

QImage mapImage(const FloatMap& map, MapScale scale, float limit) {
    if (!map.isValid()) return {};
    QImage image(map.width, map.height, QImage::Format_RGB32);
    const float full = limit > 0 ? limit : largestMagnitude(map.values);
    for (int y = 0; y < map.height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < map.width; ++x) {
            const float v = map.at(y, x);
            const float part = full > 0 ? v / full : 0;
            if (std::isnan(v))
                line[x] = notANumber;
            else if (scale == MapScale::Signed)
                line[x] = signedColor(std::clamp(part, -1.0F, 1.0F));
            else
                line[x] = positiveColor(std::clamp(part, 0.0F, 1.0F));
        }
    }
    return image;
}

QImage filterImage(std::span<const float> kernel, int height, int width, int channels) {
    if (height < 1 || width < 1 || channels < 1 ||
        kernel.size() != std::size_t(height) * std::size_t(width) * std::size_t(channels))
        return {};
    const float limit = largestMagnitude(kernel);
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < width; ++x) {
            const float* v =
                kernel.data() + (std::size_t(y) * std::size_t(width) + std::size_t(x)) * std::size_t(channels);
            if (channels == 3) {
                line[x] = qRgb(level(aroundGrey(v[0], limit)), level(aroundGrey(v[1], limit)),
                               level(aroundGrey(v[2], limit)));
            } else if (channels == 1) {
                const int grey = level(aroundGrey(v[0], limit));
                line[x] = qRgb(grey, grey, grey);
            } else {
                line[x] = signedColor(limit > 0 ? v[0] / limit : 0);
            }
        }
    }
    return image;
}

}  // namespace fovea
