// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/activation_curve.h"

#include <algorithm>
#include <variant>
#include <vector>

namespace fovea {

namespace {

/// The largest of lines through 0, as many as there are pieces: what a layer before may have learned.
float largestOfLines(float x, int pieces) {
    float largest = x;
    for (int k = 1; k < pieces; ++k) {
        const float slope = 1.0F - 1.5F * static_cast<float>(k) / static_cast<float>(pieces - 1);
        largest = std::max(largest, slope * x);
    }
    return largest;
}

}  // namespace

QPolygonF activationCurve(const LayerSpec& layer, int points) {
    constexpr float from = -4;
    constexpr float to = 8;  // ReLU6 is flat from 6 on
    const Shape shape{1, points, 1};
    std::vector<float> x(static_cast<std::size_t>(points));
    std::vector<float> y(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = from + (to - from) * static_cast<float>(i) / static_cast<float>(points - 1);
    }
    if (const auto* maxout = std::get_if<MaxoutSpec>(&layer)) {  // no function of one value
        QPolygonF lines;
        for (const float value : x) lines << QPointF(value, largestOfLines(value, maxout->pieces));
        return lines;
    }
    std::vector<float> weights;
    for (const LayerTensor& tensor : tensorsOf(layer, std::vector{shape})) {
        weights.push_back(tensor.initial.value_or(0.0F));
    }
    const ConstImageView input = denseView<const float>(x.data(), 1, shape);
    LayerForward pass;
    pass.inputs = {&input, 1};
    pass.output = denseView(y.data(), 1, shape);
    pass.parameters.weight = weights;
    pass.workers = &Workers::serial();
    forward(layer, pass);
    QPolygonF curve;
    for (std::size_t i = 0; i < x.size(); ++i) curve << QPointF(x[i], y[i]);
    return curve;
}

}  // namespace fovea
