// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/direct_weight_gradient.h"

#include <algorithm>

#include "core/kernels/product.h"

namespace fovea::kernels {

namespace {

/// Pixels summed over before the next tile: a tile's part of x and dy should stay in the first-level cache,
/// and loading and storing the sums (24 instructions a tile) should not count.
constexpr int pixelsPerBlock = 256;

int wholePackets(int lanes) { return packetsFor(lanes) * packetLanes; }

}  // namespace

/// Some output rows, of one image or of several.
struct WeightGradient::Block {
    int firstImage = 0;
    int images = 0;
    RowRange rows;
    SourceWindow window;                     ///< all that the window reads of these images
    const float* gradient = nullptr;         ///< of the first row
    std::ptrdiff_t* inputRows = nullptr;     ///< where each row begins in the window …
    std::ptrdiff_t* gradientRows = nullptr;  ///< … and in the gradient
    bool isFirst = false;
    int count() const { return images * (rows.end - rows.first); }
};

WeightGradient::WeightGradient(const ConvProblem& problem)
    : WeightGradient(problem, forwardLattice(problem.geometry)) {}

WeightGradient::WeightGradient(const ConvProblem& problem, const Lattice& lattice)
    : problem_(problem),
      region_(touchedRegion(lattice, 0, lattice.count.height)),
      taps_(makeSegments(lattice.taps, 1, false)),
      depth_(problem.input.channels / problem.groups),
      lanes_(problem.filters / problem.groups) {
    runs_ = makeSegments(lattice.taps, depth_, problem.groups == 1);
    runWidth_ = wholePackets(runs_.steps);
    const double filterLanes = static_cast<double>(taps_.starts.size()) * depth_ * wholePackets(lanes_);
    const double windowLanes = static_cast<double>(runs_.starts.size()) * runWidth_ * lanes_;
    byWindow_ = windowLanes * 1.05 < filterLanes;
    const Extent output = problem.geometry.output;
    rowsPerBlock_ = std::clamp(pixelsPerBlock / output.width, 1, output.height);
    imagesPerBlock_ = std::max(1, pixelsPerBlock / (output.width * output.height));
}

template <class Body>
void WeightGradient::forEachBlock(const ConstImageView& input, const ConstImageView& outputGradient,
                                  const Body& body) const {
    const int height = problem_.geometry.output.height;
    const int spare = byWindow_ ? runWidth_ - runs_.steps : 0;
    for (int n = 0; n < input.count; n += imagesPerBlock_) {
        Scratch scratch;
        Block block;
        block.firstImage = n;
        block.images = std::min(imagesPerBlock_, input.count - n);
        block.window = openWindow(input, n, block.images, region_, scratch, spare);
        const auto mostRows = static_cast<std::size_t>(block.images) * static_cast<std::size_t>(rowsPerBlock_);
        block.inputRows = scratchOffsets(scratch, mostRows);
        block.gradientRows = scratchOffsets(scratch, mostRows);
        const std::ptrdiff_t inputStep = problem_.geometry.stride.height * block.window.rowStride;
        for (int y = 0; y < height; y += rowsPerBlock_) {
            block.rows = {y, std::min(height, y + rowsPerBlock_)};
            block.gradient = outputGradient.pixel(n, y, 0);
            block.isFirst = n == 0 && y == 0;
            int at = 0;
            for (int i = 0; i < block.images; ++i) {
                for (int row = 0; row < block.rows.end - y; ++row, ++at) {
                    block.inputRows[at] = i * block.window.imageStride + (y + row) * inputStep;
                    block.gradientRows[at] = i * outputGradient.imageStride + row * outputGradient.rowStride;
                }
            }
            body(block);
        }
    }
}

void WeightGradient::run(const ConstImageView& input, const ConstImageView& outputGradient, float* weightGradient,
                         bool accumulate) const {
    if (!byWindow_)
        return forEachBlock(input, outputGradient, [&](Block& block) {
            block.isFirst = block.isFirst && !accumulate;
            addByFilters(block, outputGradient, weightGradient);
        });
    Scratch scratch;
    float* sums = scratch.floats(runs_.starts.size() * static_cast<std::size_t>(problem_.filters) *
                                 static_cast<std::size_t>(runWidth_));
    forEachBlock(input, outputGradient, [&](const Block& block) { addByWindow(block, sums); });
    turnSums(sums, weightGradient, accumulate);
}

namespace {

/// Channels [channel, channel + lanes) of the block's gradient, each pixel widened to whole packets. Pixels are
/// copied in full packets while the image lasts; what comes after a pixel only fills spare lanes.
void widenPixels(const ConstImageView& values, int n, RowRange rows, int channel, int lanes, int packets,
                 float* target) {
    const Shape& shape = values.shape;
    const int width = packets * packetLanes;
    const float* imageEnd = values.pixel(n, shape.height - 1, shape.width - 1) + shape.channels;
    for (int y = rows.first; y < rows.end; ++y) {
        const float* source = values.pixel(n, y, 0) + channel;
        for (int x = 0; x < shape.width; ++x, source += shape.channels, target += width) {
            const bool isWhole = imageEnd - source >= width;
            for (int v = 0; v < packets; ++v) {
                const int used = isWhole ? packetLanes : std::min(packetLanes, lanes - v * packetLanes);
                storePart(target + v * packetLanes, packetLanes, loadPart(source + v * packetLanes, used));
            }
        }
    }
}

}  // namespace

void WeightGradient::addByFilters(const Block& block, const ConstImageView& outputGradient,
                                  float* weightGradient) const {
    const int width = problem_.geometry.output.width;
    const int filters = problem_.filters;
    const int height = block.rows.end - block.rows.first;
    Scratch scratch;
    std::ptrdiff_t* taps = scratchOffsets(scratch, taps_.starts.size());
    taps_.writeOffsets(problem_.input.channels, block.window.rowStride, taps);
    std::ptrdiff_t* copyRows = scratchOffsets(scratch, static_cast<std::size_t>(block.count()));
    Product product;
    product.aOffsets = block.inputRows;
    product.segments = block.count();
    product.steps = width;
    product.aStep = std::ptrdiff_t{problem_.geometry.stride.width} * problem_.input.channels;
    product.accumulate = !block.isFirst;
    const float* a[largestTile];
    float* c[largestTile];
    for (int group = 0; group < problem_.groups; ++group) {
        forEachPanel(lanes_, [&](const ColumnPanel& panel) {
            const int channel = group * lanes_ + panel.first;
            product.lanes = panel.lanes;
            Scratch panelScratch;
            const float* b = block.gradient + channel;
            product.bOffsets = block.gradientRows;
            product.bStep = filters;
            if (panel.lanes < panel.width) {
                product.bOffsets = copyRows;
                product.bStep = panel.width;
                const std::ptrdiff_t copyRow = product.bStep * width;
                float* copy = panelScratch.floats(static_cast<std::size_t>(copyRow * block.count()));
                for (int i = 0; i < block.images; ++i)
                    widenPixels(outputGradient, block.firstImage + i, block.rows, channel, panel.lanes, panel.packets,
                                copy + i * height * copyRow);
                for (int row = 0; row < block.count(); ++row) copyRows[row] = row * copyRow;
                b = copy;
            }
            const EvenTiles tiles(static_cast<int>(taps_.starts.size()) * depth_, tileRows(panel.packets));
            const std::ptrdiff_t* tap = taps;
            int within = 0;  // channel of the group
            float* sum = weightGradient + channel;
            for (int tile = 0; tile < tiles.count; ++tile) {
                const int count = tiles.rows(tile);
                for (int i = 0; i < count; ++i, sum += filters) {
                    a[i] = block.window.corner + *tap + group * depth_ + within;
                    c[i] = sum;
                    if (++within == depth_) within = 0, ++tap;
                }
                multiplyTile(product, count, panel.packets, a, b, c);
            }
        });
    }
}

/// sums: [group][run][filter of the group][value of the run, in whole packets]
void WeightGradient::addByWindow(const Block& block, float* sums) const {
    Scratch scratch;
    const int runs = static_cast<int>(runs_.starts.size());
    std::ptrdiff_t* starts = scratchOffsets(scratch, runs_.starts.size());
    runs_.writeOffsets(problem_.input.channels, block.window.rowStride, starts);
    Product product;
    product.aOffsets = block.gradientRows;
    product.bOffsets = block.inputRows;
    product.segments = block.count();
    product.steps = problem_.geometry.output.width;
    product.aStep = problem_.filters;
    product.bStep = std::ptrdiff_t{problem_.geometry.stride.width} * problem_.input.channels;
    product.accumulate = !block.isFirst;
    const float* a[largestTile];
    float* c[largestTile];
    for (int job = 0; job < problem_.groups * runs; ++job, sums += std::ptrdiff_t{lanes_} * runWidth_) {
        const int group = job / runs;
        const float* run = block.window.corner + starts[job % runs] + group * depth_;
        forEachPanel(runWidth_, [&](const ColumnPanel& panel) {
            product.lanes = panel.lanes;
            const EvenTiles tiles(lanes_, tileRows(panel.packets));
            for (int tile = 0, filter = 0; tile < tiles.count; ++tile) {
                const int count = tiles.rows(tile);
                for (int i = 0; i < count; ++i, ++filter) {
                    a[i] = block.gradient + group * lanes_ + filter;
                    c[i] = sums + std::ptrdiff_t{filter} * runWidth_ + panel.first;
                }
                multiplyTile(product, count, panel.packets, a, run + panel.first, c);
            }
        });
    }
}

/// dW[run · steps + value][group · filters + filter] (+)= sums[group][run][filter][value]
void WeightGradient::turnSums(const float* sums, float* weightGradient, bool accumulate) const {
    for (int group = 0; group < problem_.groups; ++group) {
        for (std::size_t run = 0; run < runs_.starts.size(); ++run) {
            float* rows = weightGradient + static_cast<std::ptrdiff_t>(run) * runs_.steps * problem_.filters;
            for (int filter = 0; filter < lanes_; ++filter, sums += runWidth_)
                for (int i = 0; i < runs_.steps; ++i) {
                    float& target = rows[std::ptrdiff_t{i} * problem_.filters + group * lanes_ + filter];
                    target = accumulate ? target + sums[i] : sums[i];
                }
        }
    }
}

void sumPixels(const ConstImageView& values, float* target, bool accumulate) {
    // All rows first, number by number, which vectorises for any number of channels; then the pixels of the sum.
    const Shape& shape = values.shape;
    const int rowValues = shape.width * shape.channels;
    Scratch scratch;
    float* sums = scratch.floats(static_cast<std::size_t>(rowValues));
    std::fill_n(sums, rowValues, 0.0F);
    for (int n = 0; n < values.count; ++n) {
        for (int y = 0; y < shape.height; ++y) {
            const float* row = values.pixel(n, y, 0);
            for (int i = 0; i < rowValues; ++i) sums[i] += row[i];
        }
    }
    for (int x = 1; x < shape.width; ++x)
        for (int c = 0; c < shape.channels; ++c) sums[c] += sums[x * shape.channels + c];
    for (int c = 0; c < shape.channels; ++c) target[c] = accumulate ? target[c] + sums[c] : sums[c];
}

}  // namespace fovea::kernels
