// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/softmax.h"

#include <algorithm>
#include <cmath>

#include "core/kernels/chunks.h"

namespace fovea {

ShapeResult outputShape(const SoftmaxSpec& /*spec*/, std::span<const Shape> inputs) { return inputs.front(); }

// Shapes: input and output N×H×W×C. y = e^(x − m) / Σ e^(x − m) over the channels, with m the largest of them.
void forward(const SoftmaxSpec& /*spec*/, const LayerForward& pass) {
    const ConstImageView& input = pass.inputs.front();
    const int channels = input.shape.channels;
    kernels::forEachRow(input.count, input.shape, *pass.workers, [&](int n, int row) {
        for (int column = 0; column < input.shape.width; ++column) {
            const float* x = input.pixel(n, row, column);
            float* y = pass.output.pixel(n, row, column);
            const float largest = *std::max_element(x, x + channels);
            float sum = 0;
            for (int c = 0; c < channels; ++c) {
                y[c] = std::exp(x[c] - largest);
                sum += y[c];
            }
            for (int c = 0; c < channels; ++c) y[c] /= sum;
        }
    });
}

// dx = y · (dy − Σ y · dy)
void backward(const SoftmaxSpec& /*spec*/, const LayerBackward& pass) {
    const InputGradient& dx = pass.inputGradients.front();
    if (dx.view.data == nullptr) return;
    const Shape& shape = dx.view.shape;
    kernels::forEachRow(dx.view.count, shape, *pass.workers, [&](int n, int row) {
        for (int column = 0; column < shape.width; ++column) {
            const float* y = pass.output.pixel(n, row, column);
            const float* dy = pass.outputGradient.pixel(n, row, column);
            float* to = dx.view.pixel(n, row, column);
            double sum = 0;
            for (int c = 0; c < shape.channels; ++c) sum += double{y[c]} * double{dy[c]};
            const auto mean = static_cast<float>(sum);
            for (int c = 0; c < shape.channels; ++c) to[c] = (dx.accumulate ? to[c] : 0.0F) + y[c] * (dy[c] - mean);
        }
    });
}

}  // namespace fovea
