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

// A task walks all images of its chunk, so the larger its part of the gradient, the fewer times the
// images come from memory; the part itself should stay in a core's second-level cache.
constexpr int rowsPerBlock = 192;
constexpr int lanesPerBlock = 128;
constexpr int pixelsPerBlock = 64;  ///< pixels summed over before the next tile
constexpr int tasksWanted = 24;     ///< enough for many cores, in a fixed cut

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

/// One task: some rows (kernel column, input channel) of one run of taps, some filters of a group.
struct Block {
    int segment = 0;
    int group = 0;
    int firstRow = 0;
    int endRow = 0;
    int firstLane = 0;
    int endLane = 0;
    int rows() const { return endRow - firstRow; }
    int lanes() const { return endLane - firstLane; }
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

/// Panels [y][x][lane] of output rows [firstY, endY), zeros in the spare lanes.
void packRows(const WeightGradient& sum, const Block& block, int n, int firstY, int endY, float* target) {
    const int channel = block.group * sum.lanes + block.firstLane;
    for (int lane = 0; lane < block.lanes(); lane += panelLanes) {
        const int width = panelWidth(block.lanes(), lane);
        const int used = std::min(width, block.lanes() - lane);
        for (int y = firstY; y < endY; ++y) {
            const float* source = sum.outputGradient.pixel(n, y, 0) + channel + lane;
            for (int x = 0; x < sum.outputGradient.shape.width; ++x, source += sum.filters, target += width) {
                std::copy_n(source, used, target);
                std::fill(target + used, target + width, 0.0F);
            }
        }
    }
}

/// sums ([panel][row][lane]) += what output rows [firstY, endY) of image n give, from their panels.
void addRows(const WeightGradient& sum, const Block& block, Product& product, int n, int firstY, int pixels,
             const float* panels, float* sums) {
    const float* corner = sum.input.corner + n * sum.input.imageStride +
                          firstY * sum.stride.height * sum.input.rowStride +
                          sum.segments.offsets[static_cast<std::size_t>(block.segment)] + block.group * sum.depth +
                          block.firstRow;
    const float* a[largestTile];
    float* c[largestTile];
    for (int lane = 0; lane < block.lanes(); lane += panelLanes) {
        const int width = panelWidth(block.lanes(), lane);
        product.lanes = width;
        for (int first = 0; first < block.rows(); first += tileRows(width)) {
            const int rows = std::min(tileRows(width), block.rows() - first);
            for (int i = 0; i < rows; ++i) {
                a[i] = corner + first + i;
                c[i] = sums + std::ptrdiff_t{first + i} * width;
            }
            multiplyTile(product, rows, width, a, panels, c);
        }
        panels += std::ptrdiff_t{pixels} * width;
        sums += std::ptrdiff_t{block.rows()} * width;
    }
}

void sumBlock(const WeightGradient& sum, const Block& block, int firstImage, int endImage, float* gradient) {
    const Shape& out = sum.outputGradient.shape;
    const int yBlock = std::clamp(pixelsPerBlock / out.width, 1, out.height);
    const int paddedLanes = panelCount(block.lanes()) * panelLanes;
    Scratch scratch;
    float* panels = scratch.floats(static_cast<std::size_t>(yBlock) * out.width * paddedLanes);
    float* sums = scratch.floats(static_cast<std::size_t>(block.rows()) * paddedLanes);
    std::fill_n(sums, block.rows() * paddedLanes, 0.0F);
    std::vector<std::ptrdiff_t> offsets(static_cast<std::size_t>(yBlock));
    for (int y = 0; y < yBlock; ++y)
        offsets[static_cast<std::size_t>(y)] = y * sum.stride.height * sum.input.rowStride;

    Product product;
    product.offsets = offsets.data();
    product.steps = out.width;
    product.aStep = std::ptrdiff_t{sum.stride.width} * sum.channels;
    product.accumulate = true;
    for (int n = firstImage; n < endImage; ++n) {
        for (int y = 0; y < out.height; y += yBlock) {
            const int endY = std::min(out.height, y + yBlock);
            product.segments = endY - y;
            packRows(sum, block, n, y, endY, panels);
            addRows(sum, block, product, n, y, (endY - y) * out.width, panels, sums);
        }
    }
    const std::ptrdiff_t firstRow = std::ptrdiff_t{block.segment} * sum.segments.steps + block.firstRow;
    for (int lane = 0; lane < block.lanes(); lane += panelLanes) {
        const int width = panelWidth(block.lanes(), lane);
        float* target = gradient + firstRow * sum.filters + block.group * sum.lanes + block.firstLane + lane;
        for (int i = 0; i < block.rows(); ++i, sums += width, target += sum.filters)
            std::copy_n(sums, std::min(width, block.lanes() - lane), target);
    }
}

std::vector<Block> makeBlocks(const WeightGradient& sum, int groups) {
    std::vector<Block> blocks;
    for (int segment = 0; segment < static_cast<int>(sum.segments.offsets.size()); ++segment)
        for (int group = 0; group < groups; ++group)
            for (int row = 0; row < sum.segments.steps; row += rowsPerBlock)
                for (int lane = 0; lane < sum.lanes; lane += lanesPerBlock)
                    blocks.push_back({segment, group, row, std::min(sum.segments.steps, row + rowsPerBlock), lane,
                                      std::min(sum.lanes, lane + lanesPerBlock)});
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
