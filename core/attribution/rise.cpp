// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attribution/rise.h"

#include <algorithm>

#include "core/tensor/random.h"

namespace fovea {

namespace {

constexpr int largestGrid = 7;
constexpr double openShare = 0.5;

/// height × width values in [0, 1].
std::vector<float> randomMask(Shape shape, std::uint64_t seed, int index) {
    const int rows = std::min(largestGrid, shape.height);
    const int columns = std::min(largestGrid, shape.width);
    RandomStream random(seed, RandomPurpose::Analysis, index);
    // One cell more than the picture holds, so that the grid can be shifted by a part of a cell.
    std::vector<float> cells(static_cast<std::size_t>(rows + 2) * std::size_t(columns + 2));
    for (float& cell : cells) cell = random.uniform() < openShare ? 1.0F : 0.0F;
    const double down = random.uniform();
    const double across = random.uniform();
    const auto cell = [&](int y, int x) {
        return double{cells[std::size_t(y) * std::size_t(columns + 2) + std::size_t(x)]};
    };
    std::vector<float> mask;
    for (int y = 0; y < shape.height; ++y)
        for (int x = 0; x < shape.width; ++x) {
            const double row = double(y) * rows / shape.height + down;
            const double column = double(x) * columns / shape.width + across;
            const int top = static_cast<int>(row);
            const int left = static_cast<int>(column);
            const double below = row - top;
            const double right = column - left;
            mask.push_back(
                static_cast<float>((1 - below) * ((1 - right) * cell(top, left) + right * cell(top, left + 1)) +
                                   below * ((1 - right) * cell(top + 1, left) + right * cell(top + 1, left + 1))));
        }
    return mask;
}

}  // namespace

Result<AttributionMap> rise(const AttributionWork& work) {
    const AttributionOptions& options = work.request.options;
    const auto channels = static_cast<std::size_t>(work.input.channels);
    AttributionMap map;
    map.shape = work.input;
    map.score = work.score(work.pixels);
    map.baseline = baselinePicture(options.baseline, work.pixels, work.input, work.network.preprocessing());
    map.baselineScore = work.score(map.baseline);
    std::vector<double> sum(work.pixels.size() / channels, 0.0);
    const auto soFar = [&](int masks) {
        AttributionMap result = map;
        for (const double value : sum)
            result.values.insert(result.values.end(), channels, static_cast<float>(value / (masks * openShare)));
        return result;
    };
    std::vector<float> masked(work.pixels.size());
    for (int i = 0; i < options.masks; ++i) {
        if (work.stop.stop_requested()) return Error{ErrorCode::Cancelled};
        const std::vector<float> mask = randomMask(work.input, options.seed, i);
        for (std::size_t k = 0; k < masked.size(); ++k) {
            const float open = mask[k / channels];
            masked[k] = open * work.pixels[k] + (1 - open) * map.baseline[k];
        }
        const double score = work.score(masked);
        for (std::size_t pixel = 0; pixel < sum.size(); ++pixel) sum[pixel] += score * double{mask[pixel]};
        if (work.report) work.report(i + 1, options.masks, [&] { return soFar(i + 1); });
    }
    return soFar(options.masks);
}

}  // namespace fovea
