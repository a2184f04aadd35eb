// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/direct_weight_gradient.h"

#include <algorithm>

#include "core/kernels/product.h"
#include "core/kernels/segments.h"

namespace fovea::kernels {

namespace {

/// Pixels summed over before the next tile: a tile's part of x and dy should stay in the first-level cache,
/// and loading and storing the sums (24 instructions a tile) should not count.
constexpr int pixelsPerBlock = 256;

/// Rows [rows.first, rows.end) of `lanes` channels from `channel` on, each pixel widened to whole packets.
/// Pixels are copied in full packets while the image lasts; what comes after a pixel only fills spare lanes.
void widenPixels(const ConstImageView& values, int n, RowRange rows, int channel, int lanes, int packets,
                 float* target) {
    using namespace Eigen::internal;
    const Shape& shape = values.shape;
    const int width = packets * packetLanes;
    const float* imageEnd = values.pixel(n, shape.height - 1, shape.width - 1) + shape.channels;
    for (int y = rows.first; y < rows.end; ++y) {
        const float* source = values.pixel(n, y, 0) + channel;
        for (int x = 0; x < shape.width; ++x, source += shape.channels, target += width) {
            if (imageEnd - source >= width) {
                for (int v = 0; v < packets; ++v)
                    pstoreu(target + v * packetLanes, ploadu<Packet>(source + v * packetLanes));
            } else {
                std::copy_n(source, lanes, target);
                std::fill(target + lanes, target + width, 0.0F);
            }
        }
    }
}

}  // namespace

/// One image with all the zeros that the window reads, and where the taps lie in it.
struct WeightGradient::Image {
    SourceWindow window;
    const std::ptrdiff_t* taps;     ///< offset of each tap from the corner
    const std::ptrdiff_t* outputs;  ///< offset of each output row of a block
};

WeightGradient::WeightGradient(const ConvProblem& problem)
    : WeightGradient(problem, forwardLattice(problem.geometry)) {}

WeightGradient::WeightGradient(const ConvProblem& problem, const Lattice& lattice)
    : problem_(problem), region_(touchedRegion(lattice, 0, lattice.count.height)),
      taps_(makeSegments(lattice.taps, 1, false)), depth_(problem.input.channels / problem.groups),
      lanes_(problem.filters / problem.groups),
      rowsPerBlock_(std::clamp(pixelsPerBlock / problem.geometry.output.width, 1, problem.geometry.output.height)) {}

void WeightGradient::run(const ConstImageView& input, const ConstImageView& outputGradient,
                         float* weightGradient) const {
    const int height = problem_.geometry.output.height;
    for (int n = 0; n < input.count; ++n) {
        Scratch scratch;
        const SourceWindow window = openWindow(input, n, 1, region_, scratch);
        std::ptrdiff_t* taps = scratchOffsets(scratch, taps_.starts.size());
        taps_.writeOffsets(input.shape.channels, window.rowStride, taps);
        std::ptrdiff_t* outputs = scratchOffsets(scratch, static_cast<std::size_t>(rowsPerBlock_));
        for (int y = 0; y < rowsPerBlock_; ++y)
            outputs[y] = std::ptrdiff_t{y} * problem_.geometry.stride.height * window.rowStride;
        for (int y = 0; y < height; y += rowsPerBlock_)
            addBlock({window, taps, outputs}, outputGradient, n, {y, std::min(height, y + rowsPerBlock_)},
                     n > 0 || y > 0, weightGradient);
    }
}

void WeightGradient::addBlock(const Image& image, const ConstImageView& outputGradient, int n, RowRange rows,
                              bool accumulate, float* weightGradient) const {
    const int width = problem_.geometry.output.width;
    const int filters = problem_.filters;
    const int sumRows = static_cast<int>(taps_.starts.size()) * depth_;
    Product product;
    product.aOffsets = image.outputs;
    product.segments = rows.end - rows.first;
    product.steps = width;
    product.aStep = std::ptrdiff_t{problem_.geometry.stride.width} * problem_.input.channels;
    product.accumulate = accumulate;
    const float* corner =
        image.window.corner + std::ptrdiff_t{rows.first} * problem_.geometry.stride.height * image.window.rowStride;
    const float* a[largestTile];
    float* c[largestTile];
    for (int group = 0; group < problem_.groups; ++group) {
        for (int lane = 0; lane < lanes_;) {
            const int packets = panelPackets(lanes_, lane);
            const int channel = group * lanes_ + lane;
            product.lanes = std::min(packets * packetLanes, lanes_ - lane);
            Scratch scratch;
            const float* b = outputGradient.pixel(n, rows.first, 0) + channel;
            product.bStep = filters;
            product.bSegment = outputGradient.rowStride;
            if (product.lanes < packets * packetLanes) {
                product.bStep = packets * packetLanes;
                product.bSegment = product.bStep * width;
                float* copy = scratch.floats(static_cast<std::size_t>(product.bSegment * product.segments));
                widenPixels(outputGradient, n, rows, channel, product.lanes, packets, copy);
                b = copy;
            }
            const EvenTiles tiles(sumRows, tileRows(packets));
            const std::ptrdiff_t* tap = image.taps;
            int within = 0;  // channel of the group
            float* sum = weightGradient + channel;
            for (int tile = 0; tile < tiles.count; ++tile) {
                const int count = tiles.rows(tile);
                for (int i = 0; i < count; ++i, sum += filters) {
                    a[i] = corner + *tap + group * depth_ + within;
                    c[i] = sum;
                    if (++within == depth_) within = 0, ++tap;
                }
                multiplyTile(product, count, packets, a, b, c);
            }
            lane += packets * packetLanes;
        }
    }
}

void sumPixels(const ConstImageView& values, float* target) {
    const Shape& shape = values.shape;
    std::fill_n(target, shape.channels, 0.0F);
    for (int n = 0; n < values.count; ++n) {
        for (int y = 0; y < shape.height; ++y) {
            const float* pixel = values.pixel(n, y, 0);
            for (int x = 0; x < shape.width; ++x, pixel += shape.channels)
                for (int c = 0; c < shape.channels; ++c) target[c] += pixel[c];
        }
    }
}

}  // namespace fovea::kernels
