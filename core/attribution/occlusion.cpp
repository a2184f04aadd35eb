// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attribution/occlusion.h"

#include <algorithm>

namespace fovea {

namespace {

/// How many squares it takes to reach the end.
int positions(int side, int window, int stride) { return (side - window + stride - 1) / stride + 1; }

}  // namespace

Result<AttributionMap> occlusion(const AttributionWork& work) {
    const AttributionOptions& options = work.request.options;
    const Shape shape = work.input;
    const int window = options.window > 0 ? options.window : std::max(1, std::min(shape.height, shape.width) / 4);
    const int stride = options.stride > 0 ? options.stride : std::max(1, window / 4);
    AttributionMap map;
    map.shape = shape;
    map.score = work.score(work.pixels);
    map.baseline = baselinePicture(options.baseline, work.pixels, shape, work.network.preprocessing());
    map.baselineScore = work.score(map.baseline);
    std::vector<double> falls(static_cast<std::size_t>(shape.height) * std::size_t(shape.width), 0.0);
    std::vector<int> counts(falls.size(), 0);
    const auto soFar = [&] {
        AttributionMap result = map;
        for (std::size_t i = 0; i < falls.size(); ++i)
            result.values.insert(result.values.end(), std::size_t(shape.channels),
                                 static_cast<float>(counts[i] > 0 ? falls[i] / counts[i] : 0.0));
        return result;
    };
    const int rows = positions(shape.height, window, stride);
    const int columns = positions(shape.width, window, stride);
    std::vector<float> hidden;
    for (int place = 0; place < rows * columns; ++place) {
        if (work.stop.stop_requested()) return Error{ErrorCode::Cancelled};
        const int top = place / columns * stride;
        const int left = place % columns * stride;
        const int bottom = std::min(shape.height, top + window);
        const int right = std::min(shape.width, left + window);
        const auto forEachPixel = [&](const auto& body) {
            for (int y = top; y < bottom; ++y)
                for (int x = left; x < right; ++x) body(std::size_t(y) * std::size_t(shape.width) + std::size_t(x));
        };
        hidden.assign(work.pixels.begin(), work.pixels.end());
        const auto channels = static_cast<std::size_t>(shape.channels);
        forEachPixel([&](std::size_t pixel) {
            for (std::size_t i = pixel * channels; i < (pixel + 1) * channels; ++i) hidden[i] = map.baseline[i];
        });
        const double fall = map.score - work.score(hidden);
        forEachPixel([&](std::size_t pixel) {
            falls[pixel] += fall;
            ++counts[pixel];
        });
        if (work.report) work.report(place + 1, rows * columns, soFar);
    }
    return soFar();
}

}  // namespace fovea
