// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/pool.h"

#include <algorithm>
#include <cassert>

#include "core/kernels/chunks.h"
#include "core/kernels/elementwise.h"
#include "core/kernels/quarter_pool.h"

namespace fovea::kernels {

namespace {

/// The part of a window that lies inside the image: kernel rows [top, bottom), columns [left, right)
/// of the window whose first place is image pixel (y, x), and whose places lie `step` pixels apart.
struct Window {
    int y = 0, x = 0;
    int top = 0, bottom = 0, left = 0, right = 0;
    Extent step{1, 1};
    int row(int m) const { return y + m * step.height; }
    int column(int k) const { return x + k * step.width; }
    int places() const { return (bottom - top) * (right - left); }
};

/// Steps of this size until at least `pixels` are behind, none where there are none to pass.
int stepsPast(int pixels, int step) { return pixels <= 0 ? 0 : (pixels + step - 1) / step; }

Window windowAt(const WindowGeometry& geometry, const Shape& input, int i, int j) {
    Window window;
    window.step = geometry.dilation;
    window.y = i * geometry.stride.height - geometry.padding.top;
    window.x = j * geometry.stride.width - geometry.padding.left;
    window.top = stepsPast(-window.y, window.step.height);
    window.left = stepsPast(-window.x, window.step.width);
    window.bottom =
        std::max(window.top, std::min(geometry.kernel.height, stepsPast(input.height - window.y, window.step.height)));
    window.right =
        std::max(window.left, std::min(geometry.kernel.width, stepsPast(input.width - window.x, window.step.width)));
    return window;
}

bool fitsByte(const WindowGeometry& geometry) {
    return std::int64_t{geometry.kernel.height} * geometry.kernel.width <= 256;
}

template <class Place>
void maxOfWindow(const ConstImageView& input, const WindowGeometry& geometry, const Window& window, int n, float* best,
                 Place* places) {
    const int channels = input.shape.channels;
    const auto first = static_cast<Place>(window.top * geometry.kernel.width + window.left);
    std::copy_n(input.pixel(n, window.row(window.top), window.column(window.left)), channels, best);
    std::fill_n(places, channels, first);
    for (int m = window.top; m < window.bottom; ++m) {
        for (int k = window.left; k < window.right; ++k) {
            const auto place = static_cast<Place>(m * geometry.kernel.width + k);
            const float* value = input.pixel(n, window.row(m), window.column(k));
            for (int c = 0; c < channels; ++c) {
                const bool wins = value[c] > best[c] || value[c] != value[c];
                best[c] = wins ? value[c] : best[c];
                places[c] = wins ? place : places[c];
            }
        }
    }
}

template <class Place>
void maxPoolForwardAs(const ConstImageView& input, const WindowGeometry& geometry, const ImageView& output,
                      Place* argmax, Workers& workers) {
    const Shape& out = output.shape;
    forEachRow(output.count, out, workers, [&](int n, int i) {
        Scratch scratch;
        auto* unused = reinterpret_cast<Place*>(scratch.floats(static_cast<std::size_t>(out.channels)));
        for (int j = 0; j < out.width; ++j) {
            Place* places = argmax == nullptr
                                ? unused
                                : argmax + ((std::ptrdiff_t{n} * out.height + i) * out.width + j) * out.channels;
            maxOfWindow(input, geometry, windowAt(geometry, input.shape, i, j), n, output.pixel(n, i, j), places);
        }
    });
}

void clearImage(const ImageView& image, int n) {
    for (int y = 0; y < image.shape.height; ++y) std::fill_n(image.pixel(n, y, 0), rowValues(image.shape), 0.0F);
}

template <class Place>
void maxPoolBackwardAs(const ConstImageView& outputGradient, const WindowGeometry& geometry, const Place* argmax,
                       const ImageView& inputGradient, bool accumulate, Workers& workers) {
    const Shape& out = outputGradient.shape;
    workers.forEach(inputGradient.count, [&](int n) {
        if (!accumulate) clearImage(inputGradient, n);
        const Place* places = argmax + n * out.size();
        for (int i = 0; i < out.height; ++i) {
            for (int j = 0; j < out.width; ++j, places += out.channels) {
                const float* dy = outputGradient.pixel(n, i, j);
                const int y = i * geometry.stride.height - geometry.padding.top;
                const int x = j * geometry.stride.width - geometry.padding.left;
                for (int c = 0; c < out.channels; ++c) {
                    const int place = static_cast<int>(places[c]);
                    inputGradient.at(n, y + place / geometry.kernel.width * geometry.dilation.height,
                                     x + place % geometry.kernel.width * geometry.dilation.width, c) += dy[c];
                }
            }
        }
    });
}

}  // namespace

std::size_t argmaxBytes(const WindowGeometry& geometry, int channels, int batch) {
    const auto values = static_cast<std::size_t>(Shape{geometry.output.height, geometry.output.width, channels}.size());
    return values * static_cast<std::size_t>(batch) * (fitsByte(geometry) ? 1 : sizeof(std::uint32_t));
}

void maxPoolForward(ConstImageView input, const WindowGeometry& geometry, ImageView output, std::span<std::byte> argmax,
                    Workers& workers, bool fusedRelu) {
    assert(!fusedRelu || isQuartering(geometry));
    assert(argmax.empty() || argmax.size() >= argmaxBytes(geometry, output.shape.channels, output.count));
    void* places = argmax.empty() ? nullptr : argmax.data();
    if (isQuartering(geometry))
        return maxPool2x2Forward(input, output, static_cast<std::uint8_t*>(places), fusedRelu, workers);
    if (fitsByte(geometry))
        maxPoolForwardAs(input, geometry, output, static_cast<std::uint8_t*>(places), workers);
    else
        maxPoolForwardAs(input, geometry, output, static_cast<std::uint32_t*>(places), workers);
}

void maxPoolBackward(ConstImageView outputGradient, const WindowGeometry& geometry, std::span<const std::byte> argmax,
                     ImageView inputGradient, bool accumulate, Workers& workers) {
    const void* places = argmax.data();
    if (isQuartering(geometry))
        return maxPool2x2Backward(outputGradient, static_cast<const std::uint8_t*>(places), inputGradient, accumulate,
                                  workers);
    if (fitsByte(geometry))
        maxPoolBackwardAs(outputGradient, geometry, static_cast<const std::uint8_t*>(places), inputGradient, accumulate,
                          workers);
    else
        maxPoolBackwardAs(outputGradient, geometry, static_cast<const std::uint32_t*>(places), inputGradient,
                          accumulate, workers);
}

void avgPoolForward(ConstImageView input, const WindowGeometry& geometry, ImageView output, bool countPadding,
                    Workers& workers) {
    const int channels = output.shape.channels;
    const int cells = geometry.kernel.height * geometry.kernel.width;
    forEachRow(output.count, output.shape, workers, [&](int n, int i) {
        for (int j = 0; j < output.shape.width; ++j) {
            const Window window = windowAt(geometry, input.shape, i, j);
            float* mean = output.pixel(n, i, j);
            std::fill_n(mean, channels, 0.0F);
            for (int m = window.top; m < window.bottom; ++m)
                for (int k = window.left; k < window.right; ++k) {
                    const float* value = input.pixel(n, window.row(m), window.column(k));
                    for (int c = 0; c < channels; ++c) mean[c] += value[c];
                }
            const auto places = static_cast<float>(countPadding ? cells : std::max(1, window.places()));
            for (int c = 0; c < channels; ++c) mean[c] /= places;
        }
    });
}

void avgPoolBackward(ConstImageView outputGradient, const WindowGeometry& geometry, ImageView inputGradient,
                     bool countPadding, bool accumulate, Workers& workers) {
    const Shape& out = outputGradient.shape;
    const int cells = geometry.kernel.height * geometry.kernel.width;
    workers.forEach(inputGradient.count, [&](int n) {
        if (!accumulate) clearImage(inputGradient, n);
        for (int i = 0; i < out.height; ++i) {
            for (int j = 0; j < out.width; ++j) {
                const Window window = windowAt(geometry, inputGradient.shape, i, j);
                const float* dy = outputGradient.pixel(n, i, j);
                const float share = 1.0F / static_cast<float>(countPadding ? cells : std::max(1, window.places()));
                for (int m = window.top; m < window.bottom; ++m)
                    for (int k = window.left; k < window.right; ++k) {
                        float* dx = inputGradient.pixel(n, window.row(m), window.column(k));
                        for (int c = 0; c < out.channels; ++c) dx[c] += dy[c] * share;
                    }
            }
        }
    });
}

void globalAvgPoolForward(ConstImageView input, ImageView output, Workers& workers) {
    const int channels = input.shape.channels;
    const auto pixels = static_cast<float>(std::int64_t{input.shape.height} * input.shape.width);
    workers.forEach(output.count, [&](int n) {
        float* mean = output.pixel(n, 0, 0);
        std::fill_n(mean, channels, 0.0F);
        for (int y = 0; y < input.shape.height; ++y)
            for (int x = 0; x < input.shape.width; ++x) {
                const float* value = input.pixel(n, y, x);
                for (int c = 0; c < channels; ++c) mean[c] += value[c];
            }
        for (int c = 0; c < channels; ++c) mean[c] /= pixels;
    });
}

void globalAvgPoolBackward(ConstImageView outputGradient, ImageView inputGradient, bool accumulate, Workers& workers) {
    const Shape& in = inputGradient.shape;
    const float share = 1.0F / static_cast<float>(std::int64_t{in.height} * in.width);
    workers.forEach(inputGradient.count, [&](int n) {
        const float* dy = outputGradient.pixel(n, 0, 0);
        for (int y = 0; y < in.height; ++y)
            for (int x = 0; x < in.width; ++x) {
                float* dx = inputGradient.pixel(n, y, x);
                for (int c = 0; c < in.channels; ++c) dx[c] = (accumulate ? dx[c] : 0.0F) + dy[c] * share;
            }
    });
}

}  // namespace fovea::kernels
