// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/prelu.h"

#include <algorithm>

#include "core/kernels/chunks.h"

namespace fovea {

ShapeResult outputShape(const PreluSpec& /*spec*/, std::span<const Shape> inputs) { return inputs.front(); }

LayerCost cost(const PreluSpec& spec, std::span<const Shape> inputs) {
    return {spec.shared ? 1 : std::int64_t{inputs.front().channels}, 0};
}

std::vector<LayerTensor> tensorsOf(const PreluSpec& spec, std::span<const Shape> inputs) {
    return {{.role = ParameterRole::Weight, .dims = {spec.shared ? 1 : inputs.front().channels}, .initial = 0.25F}};
}

bool runsOnWholeBatch(const PreluSpec& /*spec*/, std::span<const Shape> /*inputs*/, Mode /*mode*/) { return false; }

namespace {

/// Calls body(value of the row, slope) for the values of one row of pixels.
template <class Body>
void forEachSlope(const Shape& shape, std::span<const float> slopes, const Body& body) {
    const bool isShared = slopes.size() == 1;
    std::ptrdiff_t i = 0;
    for (int x = 0; x < shape.width; ++x)
        for (std::size_t c = 0; c < static_cast<std::size_t>(shape.channels); ++c) body(i++, isShared ? 0 : c);
}

/// da[c] (+)= Σ x · dy over the values that are not above 0. In double, in the order of the images.
void sumSlopeGradient(const LayerBackward& pass) {
    const ConstImageView& x = pass.inputs.front();
    const std::span<float> target = pass.parameterGradients.weight;
    std::vector<double> sums(target.size(), 0.0);
    for (int n = 0; n < x.count; ++n) {
        for (int y = 0; y < x.shape.height; ++y) {
            const float* value = x.pixel(n, y, 0);
            const float* dy = pass.outputGradient.pixel(n, y, 0);
            forEachSlope(x.shape, pass.parameters.weight, [&](std::ptrdiff_t i, std::size_t slope) {
                if (value[i] <= 0.0F) sums[slope] += double{value[i]} * double{dy[i]};
            });
        }
    }
    for (std::size_t c = 0; c < target.size(); ++c)
        target[c] = (pass.accumulateWeights ? target[c] : 0.0F) + static_cast<float>(sums[c]);
}

}  // namespace

// Shapes: input and output N×H×W×C, weight C or 1. y = x where x > 0, a[c] · x elsewhere.
void forward(const PreluSpec& /*spec*/, const LayerForward& pass) {
    const ConstImageView& x = pass.inputs.front();
    const std::span<const float> slopes = pass.parameters.weight;
    kernels::forEachRow(x.count, x.shape, *pass.workers, [&](int n, int y) {
        const float* from = x.pixel(n, y, 0);
        float* to = pass.output.pixel(n, y, 0);
        forEachSlope(x.shape, slopes, [&](std::ptrdiff_t i, std::size_t slope) {
            to[i] = from[i] > 0.0F ? from[i] : slopes[slope] * from[i];
        });
    });
}

// dx = dy where x > 0, a[c] · dy elsewhere;   da[c] = Σ x · dy over the values that are not above 0.
void backward(const PreluSpec& /*spec*/, const LayerBackward& pass) {
    if (!pass.parameterGradients.weight.empty()) sumSlopeGradient(pass);
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    const ConstImageView& x = pass.inputs.front();
    const std::span<const float> slopes = pass.parameters.weight;
    kernels::forEachRow(x.count, x.shape, *pass.workers, [&](int n, int y) {
        const float* value = x.pixel(n, y, 0);
        const float* dy = pass.outputGradient.pixel(n, y, 0);
        float* to = dx.view.pixel(n, y, 0);
        forEachSlope(x.shape, slopes, [&](std::ptrdiff_t i, std::size_t slope) {
            const float gradient = value[i] > 0.0F ? dy[i] : slopes[slope] * dy[i];
            to[i] = dx.accumulate ? to[i] + gradient : gradient;
        });
    });
}

}  // namespace fovea
