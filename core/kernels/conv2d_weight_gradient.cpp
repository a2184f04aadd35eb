// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cassert>
#include <vector>

#include "core/kernels/chunks.h"
#include "core/kernels/conv2d.h"
#include "core/kernels/depthwise.h"
#include "core/kernels/product.h"
#include "core/kernels/segments.h"
#include "core/kernels/taps.h"

namespace fovea::kernels {

namespace {

constexpr int rowsPerBlock = 96;     ///< rows of the gradient a task holds in its first-level cache
constexpr int pixelsPerBlock = 64;   ///< pixels summed over before the next tile
constexpr int tasksWanted = 24;      ///< enough for many cores, in a fixed cut

/// Images with all the zeros that the window reads.
struct PaddedBatch {
    const float* corner = nullptr;  ///< top left of the region of image 0
    std::ptrdiff_t rowStride = 0;
    std::ptrdiff_t imageStride = 0;
};

PaddedBatch padBatch(const ConstImageView& input, const Region& region, Scratch& scratch, Workers& workers) {
    if (covers(input, region)) return {input.pixel(0, region.top, region.left), input.rowStride, input.imageStride};
    const std::ptrdiff_t rowStride = std::ptrdiff_t{region.width()} * input.shape.channels;
    const std::ptrdiff_t imageStride = rowStride * region.height();
    float* copies = scratch.floats(static_cast<std::size_t>(imageStride * input.count));
    workers.forEach(input.count, [&](int n) { copyRegion(input, n, region, copies + n * imageStride); });
    return {copies, rowStride, imageStride};
}

/// One task: some rows (kernel column, input channel) of one run of taps, some lanes of filters.
struct Block {
    int segment = 0;
    int group = 0;
    int firstRow = 0;
    int endRow = 0;
    int lane = 0;
};

struct WeightGradient {
    const PaddedBatch& input;
    const ConstImageView& outputGradient;
    const Segments& segments;
    Extent stride;
    int depth = 0;     ///< input channels of a group
    int channels = 0;  ///< of the input
    int lanes = 0;     ///< filters of a group
    int filters = 0;
};

/// [y][x][lane] of some output rows, zeros in the spare lanes.
void packRows(const WeightGradient& sum, int n, int firstY, int endY, int channel, int used, int width,
              float* target) {
    for (int y = firstY; y < endY; ++y) {
        const float* source = sum.outputGradient.pixel(n, y, 0) + channel;
        for (int x = 0; x < sum.outputGradient.shape.width; ++x, source += sum.filters, target += width) {
            for (int lane = 0; lane < used; ++lane) target[lane] = source[lane];
            std::fill(target + used, target + width, 0.0F);
        }
    }
}

void sumBlock(const WeightGradient& sum, const Block& block, int firstImage, int endImage, float* gradient) {
    const Shape& out = sum.outputGradient.shape;
    const int width = panelWidth(sum.lanes, block.lane);
    const int used = std::min(width, sum.lanes - block.lane);
    const int channel = block.group * sum.lanes + block.lane;
    const int yBlock = std::clamp(pixelsPerBlock / out.width, 1, out.height);
    Scratch scratch;
    float* panel = scratch.floats(static_cast<std::size_t>(yBlock) * out.width * width);
    std::vector<std::ptrdiff_t> offsets(static_cast<std::size_t>(yBlock));
    for (int y = 0; y < yBlock; ++y)
        offsets[static_cast<std::size_t>(y)] = y * sum.stride.height * sum.input.rowStride;

    const auto row = [&](int i) {
        return gradient + (std::ptrdiff_t{block.segment} * sum.segments.steps + i) * sum.filters + channel;
    };
    for (int i = block.firstRow; i < block.endRow; ++i) std::fill_n(row(i), used, 0.0F);

    Product product;
    product.offsets = offsets.data();
    product.steps = out.width;
    product.aStep = std::ptrdiff_t{sum.stride.width} * sum.channels;
    product.lanes = used;
    product.accumulate = true;
    const float* a[largestTile];
    float* c[largestTile];
    for (int n = firstImage; n < endImage; ++n) {
        const float* image = sum.input.corner + n * sum.input.imageStride +
                             sum.segments.offsets[static_cast<std::size_t>(block.segment)] + block.group * sum.depth;
        for (int y = 0; y < out.height; y += yBlock) {
            const int endY = std::min(out.height, y + yBlock);
            packRows(sum, n, y, endY, channel, used, width, panel);
            product.segments = endY - y;
            const float* corner = image + y * sum.stride.height * sum.input.rowStride;
            for (int first = block.firstRow; first < block.endRow; first += tileRows(width)) {
                const int rows = std::min(tileRows(width), block.endRow - first);
                for (int i = 0; i < rows; ++i) {
                    a[i] = corner + first + i;
                    c[i] = row(first + i);
                }
                multiplyTile(product, rows, width, a, panel, c);
            }
        }
    }
}

std::vector<Block> makeBlocks(const WeightGradient& sum, int groups) {
    std::vector<Block> blocks;
    for (int segment = 0; segment < static_cast<int>(sum.segments.offsets.size()); ++segment)
        for (int group = 0; group < groups; ++group)
            for (int row = 0; row < sum.segments.steps; row += rowsPerBlock)
                for (int lane = 0; lane < sum.lanes; lane += panelLanes)
                    blocks.push_back({segment, group, row, std::min(sum.segments.steps, row + rowsPerBlock), lane});
    return blocks;
}

void sumBias(const ConstImageView& outputGradient, std::span<float> biasGradient, Workers& workers) {
    const Shape& out = outputGradient.shape;
    const Chunks chunks = cut(outputGradient.count, 16);
    sumChunks(chunks, out.channels, biasGradient.data(), workers, [&](int chunk, float* target) {
        std::fill_n(target, out.channels, 0.0F);
        for (int n = chunks.begin(chunk); n < chunks.end(chunk); ++n) {
            for (int y = 0; y < out.height; ++y) {
                const float* pixel = outputGradient.pixel(n, y, 0);
                for (int x = 0; x < out.width; ++x, pixel += out.channels)
                    for (int c = 0; c < out.channels; ++c) target[c] += pixel[c];
            }
        }
    });
}

}  // namespace

void conv2dWeightGradient(ConstImageView input, ConstImageView outputGradient, const WindowGeometry& geometry,
                          int groups, std::span<float> weightGradient, std::span<float> biasGradient,
                          Workers& workers) {
    const int channels = input.shape.channels;
    const int filters = outputGradient.shape.channels;
    const auto values = static_cast<std::ptrdiff_t>(weightGradient.size());
    if (!biasGradient.empty()) sumBias(outputGradient, biasGradient, workers);
    if (groups == filters && groups == channels && groups > 1) {
        const Chunks chunks = cut(input.count, 16);
        return sumChunks(chunks, values, weightGradient.data(), workers, [&](int chunk, float* target) {
            depthwiseWeightGradient(input, outputGradient, geometry, chunks.begin(chunk), chunks.end(chunk), target);
        });
    }
    const Lattice lattice = forwardLattice(geometry);
    Scratch scratch;
    const PaddedBatch padded = padBatch(input, touchedRegion(lattice, 0, lattice.count.height), scratch, workers);
    const int depth = channels / groups;
    const Segments segments = makeSegments(lattice.taps, depth, groups == 1, channels, padded.rowStride);
    const WeightGradient sum{padded, outputGradient, segments, geometry.stride, depth, channels, filters / groups,
                             filters};
    const std::vector<Block> blocks = makeBlocks(sum, groups);
    const int blockCount = static_cast<int>(blocks.size());
    const Chunks chunks = cut(input.count, (tasksWanted + blockCount - 1) / blockCount);

    float* partial = chunks.pieces == 1 ? weightGradient.data()
                                        : scratch.floats(static_cast<std::size_t>(values * chunks.pieces));
    workers.forEach(chunks.pieces * blockCount, [&](int task) {
        const int chunk = task / blockCount;
        sumBlock(sum, blocks[static_cast<std::size_t>(task % blockCount)], chunks.begin(chunk), chunks.end(chunk),
                 partial + chunk * values);
    });
    if (chunks.pieces > 1) addChunks(partial, chunks.pieces, values, weightGradient.data(), workers);
}

}  // namespace fovea::kernels
