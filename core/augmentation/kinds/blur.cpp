// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/augmentation/kinds/blur.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "core/augmentation/resample.h"

namespace fovea {

namespace {

/// Weights at -r … r, r = ⌈3 deviations⌉, whose sum is 1.
std::vector<float> gaussian(double deviation) {
    const int reach = static_cast<int>(std::ceil(3 * deviation));
    std::vector<double> exact;
    double sum = 0;
    for (int i = -reach; i <= reach; ++i) {
        exact.push_back(std::exp(-i * i / (2 * deviation * deviation)));
        sum += exact.back();
    }
    std::vector<float> weights;
    for (const double weight : exact) weights.push_back(static_cast<float>(weight / sum));
    return weights;
}

/// `lines` lines of `length` pixels, lineStep and pixelStep pixels apart.
void blurLines(const std::vector<float>& weights, int lines, int length, int lineStep, int pixelStep, AugmentEdge edge,
               const AugmentPicture& picture) {
    const auto channels = static_cast<std::size_t>(picture.shape.channels);
    const int reach = static_cast<int>(weights.size()) / 2;
    std::vector<float> line(static_cast<std::size_t>(length) * channels);
    const auto pixelAt = [&](int l, int i) {
        return picture.values.data() +
               (std::ptrdiff_t{l} * lineStep + std::ptrdiff_t{i} * pixelStep) * static_cast<std::ptrdiff_t>(channels);
    };
    for (int l = 0; l < lines; ++l) {
        std::ranges::fill(line, 0.0F);
        for (int i = 0; i < length; ++i) {
            float* sum = line.data() + static_cast<std::size_t>(i) * channels;
            for (int k = -reach; k <= reach; ++k) {
                const int from = edgePlace(i + k, length, edge);
                if (from < 0) continue;
                const float* pixel = pixelAt(l, from);
                for (std::size_t c = 0; c < channels; ++c)
                    sum[c] += weights[static_cast<std::size_t>(k + reach)] * pixel[c];
            }
        }
        for (int i = 0; i < length; ++i)
            std::copy_n(line.data() + static_cast<std::size_t>(i) * channels, channels, pixelAt(l, i));
    }
}

}  // namespace

constinit const AugmentKind blur{
    .name = "blur",
    .stream = 13,
    .strength = {.unit = AugmentStrength::Unit::Pixels, .largest = 8, .usual = 1, .step = 0.1},
    .draw = [](double strength, RandomStream& random) { return AugmentDraw{{random.uniform(0, strength)}}; },
    .change =
        [](const AugmentDraw& draw, AugmentEdge edge, const AugmentPicture& picture) {
            if (draw.numbers[0] <= 0) return;
            const std::vector<float> weights = gaussian(draw.numbers[0]);
            const Shape shape = picture.shape;
            blurLines(weights, shape.height, shape.width, shape.width, 1, edge, picture);
            blurLines(weights, shape.width, shape.height, 1, shape.width, edge, picture);
        },
};

}  // namespace fovea
