// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/local.h"

#include <algorithm>

#include "core/kernels/chunks.h"

namespace fovea::kernels {

namespace {

/// body(cell, y, x) for the cells of window (i, j) that lie on the image.
template <class Body>
void forEachCellInside(const Shape& input, const WindowGeometry& geometry, int i, int j, const Body& body) {
    for (int row = 0; row < geometry.kernel.height; ++row) {
        const int y = i * geometry.stride.height + row * geometry.dilation.height - geometry.padding.top;
        if (y < 0 || y >= input.height) continue;
        for (int column = 0; column < geometry.kernel.width; ++column) {
            const int x = j * geometry.stride.width + column * geometry.dilation.width - geometry.padding.left;
            if (x >= 0 && x < input.width) body(std::ptrdiff_t{row} * geometry.kernel.width + column, y, x);
        }
    }
}

/// Where the weights of a place and a cell begin: channels · filters of them.
struct WeightPlaces {
    std::ptrdiff_t width, cells, block;
    WeightPlaces(const Shape& input, const Shape& output, const WindowGeometry& geometry)
        : width(output.width),
          cells(std::ptrdiff_t{geometry.kernel.height} * geometry.kernel.width),
          block(std::ptrdiff_t{input.channels} * output.channels) {}
    std::ptrdiff_t at(int i, int j, std::ptrdiff_t cell) const { return ((i * width + j) * cells + cell) * block; }
};

}  // namespace

void localForward(ConstImageView input, const WindowGeometry& geometry, std::span<const float> weight,
                  std::span<const float> bias, ImageView output, Workers& workers) {
    const int filters = output.shape.channels;
    const WeightPlaces places(input.shape, output.shape, geometry);
    forEachRow(
        output.count, output.shape, workers,
        [&](int n, int i) {
            for (int j = 0; j < output.shape.width; ++j) {
                float* y = output.pixel(n, i, j);
                if (bias.empty())
                    std::fill_n(y, filters, 0.0F);
                else
                    std::copy_n(bias.data() + (i * places.width + j) * filters, filters, y);
                forEachCellInside(input.shape, geometry, i, j, [&](std::ptrdiff_t cell, int row, int column) {
                    const float* x = input.pixel(n, row, column);
                    const float* w = weight.data() + places.at(i, j, cell);
                    for (int c = 0; c < input.shape.channels; ++c, w += filters)
                        for (int f = 0; f < filters; ++f) y[f] += x[c] * w[f];
                });
            }
        },
        1 << 10);
}

void localWeightGradient(ConstImageView input, ConstImageView outputGradient, const WindowGeometry& geometry,
                         std::span<float> weightGradient, std::span<float> biasGradient, bool accumulate) {
    if (!accumulate) {
        std::ranges::fill(weightGradient, 0.0F);
        std::ranges::fill(biasGradient, 0.0F);
    }
    const Shape& out = outputGradient.shape;
    const int filters = out.channels;
    const WeightPlaces places(input.shape, out, geometry);
    for (int i = 0; i < out.height; ++i)
        for (int j = 0; j < out.width; ++j)
            for (int n = 0; n < input.count; ++n) {
                const float* dy = outputGradient.pixel(n, i, j);
                if (!biasGradient.empty()) {
                    float* db = biasGradient.data() + (i * places.width + j) * filters;
                    for (int f = 0; f < filters; ++f) db[f] += dy[f];
                }
                forEachCellInside(input.shape, geometry, i, j, [&](std::ptrdiff_t cell, int row, int column) {
                    const float* x = input.pixel(n, row, column);
                    float* dw = weightGradient.data() + places.at(i, j, cell);
                    for (int c = 0; c < input.shape.channels; ++c, dw += filters)
                        for (int f = 0; f < filters; ++f) dw[f] += x[c] * dy[f];
                });
            }
}

void localInputGradient(ConstImageView outputGradient, const WindowGeometry& geometry, std::span<const float> weight,
                        ImageView inputGradient, bool accumulate, Workers& workers) {
    const Shape& out = outputGradient.shape;
    const Shape& in = inputGradient.shape;
    const WeightPlaces places(in, out, geometry);
    workers.forEach(inputGradient.count, [&](int n) {
        if (!accumulate)
            for (int y = 0; y < in.height; ++y)
                std::fill_n(inputGradient.pixel(n, y, 0), std::ptrdiff_t{in.width} * in.channels, 0.0F);
        for (int i = 0; i < out.height; ++i)
            for (int j = 0; j < out.width; ++j) {
                const float* dy = outputGradient.pixel(n, i, j);
                forEachCellInside(in, geometry, i, j, [&](std::ptrdiff_t cell, int row, int column) {
                    float* dx = inputGradient.pixel(n, row, column);
                    const float* w = weight.data() + places.at(i, j, cell);
                    for (int c = 0; c < in.channels; ++c, w += out.channels) {
                        float sum = 0;
                        for (int f = 0; f < out.channels; ++f) sum += dy[f] * w[f];
                        dx[c] += sum;
                    }
                });
            }
    });
}

}  // namespace fovea::kernels
