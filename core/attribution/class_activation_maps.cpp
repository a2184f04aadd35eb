// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attribution/class_activation_maps.h"

#include <algorithm>
#include <utility>

namespace fovea {

namespace {

/// weight(y, x, channel, gradient) says what a map's value counts there.
template <class Weight>
AttributionMap weightedMaps(const AttributionWork& work, const Weight& weightFrom) {
    AttributionMap map;
    map.score = work.score(work.pixels);
    work.gradient(work.pixels);
    const ConstImageView maps = work.network.activation(*work.layer);
    const auto weight = weightFrom(work.network.activationGradient(*work.layer));
    map.shape = {maps.shape.height, maps.shape.width, 1};
    for (int y = 0; y < maps.shape.height; ++y)
        for (int x = 0; x < maps.shape.width; ++x) {
            double sum = 0;
            for (int channel = 0; channel < maps.shape.channels; ++channel)
                sum += weight(y, x, channel) * double{maps.at(0, y, x, channel)};
            map.values.push_back(static_cast<float>(sum));
        }
    return map;
}

}  // namespace

Result<AttributionMap> gradCam(const AttributionWork& work) {
    return weightedMaps(work, [](const ConstImageView& gradient) {
        std::vector<double> means(static_cast<std::size_t>(gradient.shape.channels), 0.0);
        const double cells = double(gradient.shape.height) * gradient.shape.width;
        for (int y = 0; y < gradient.shape.height; ++y)
            for (int x = 0; x < gradient.shape.width; ++x)
                for (int channel = 0; channel < gradient.shape.channels; ++channel)
                    means[std::size_t(channel)] += double{gradient.at(0, y, x, channel)} / cells;
        return [means = std::move(means)](int, int, int channel) { return means[std::size_t(channel)]; };
    });
}

Result<AttributionMap> hiResCam(const AttributionWork& work) {
    return weightedMaps(work, [](const ConstImageView& gradient) {
        return [gradient](int y, int x, int channel) { return double{gradient.at(0, y, x, channel)}; };
    });
}

Result<AttributionMap> layerCam(const AttributionWork& work) {
    return weightedMaps(work, [](const ConstImageView& gradient) {
        return [gradient](int y, int x, int channel) { return std::max(0.0, double{gradient.at(0, y, x, channel)}); };
    });
}

}  // namespace fovea
