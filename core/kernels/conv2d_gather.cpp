// SPDX-License-Identifier: GPL-3.0-or-later
// Forward pass and input gradient: both gather, for each target pixel, source pixels under taps.
#include <algorithm>
#include <cassert>

#include "core/kernels/conv2d.h"
#include "core/kernels/depthwise.h"
#include "core/kernels/product.h"
#include "core/kernels/segments.h"
#include "core/kernels/taps.h"

namespace fovea::kernels {

namespace {

/// How a packed panel reads the weights: lane l, step k of a tap at tap · tapStride + k · stepStride + l · laneStride.
struct WeightOrder {
    std::ptrdiff_t tapStride = 0;
    std::ptrdiff_t stepStride = 0;
    std::ptrdiff_t laneStride = 0;
    std::ptrdiff_t groupStride = 0;
    int depth = 0;  ///< source channels of a group, summed over
    int lanes = 0;  ///< target channels of a group
};

/// The weights of a lattice, ready for the product: [group][panel][tap][depth][lane].
class PackedWeights {
public:
    PackedWeights(std::span<const float> weight, const std::vector<Tap>& taps, const WeightOrder& order, int groups,
                  Scratch& scratch, Workers& workers)
        : rows_(static_cast<std::ptrdiff_t>(taps.size()) * order.depth),
          groupSize_(rows_ * panelCount(order.lanes) * panelLanes),
          values_(scratch.floats(static_cast<std::size_t>(groupSize_ * groups))) {
        const int panels = panelCount(order.lanes);
        workers.forEach(groups * panels, [&](int job) {
            const int group = job / panels;
            const int first = job % panels * panelLanes;
            const int width = panelWidth(order.lanes, first);
            const int used = std::min(width, order.lanes - first);
            float* target = values_ + group * groupSize_ + first * rows_;
            for (const Tap& tap : taps) {
                for (int k = 0; k < order.depth; ++k, target += width) {
                    const float* source = weight.data() + group * order.groupStride + tap.index * order.tapStride +
                                          k * order.stepStride + first * order.laneStride;
                    for (int lane = 0; lane < used; ++lane) target[lane] = source[lane * order.laneStride];
                    std::fill(target + used, target + width, 0.0F);
                }
            }
        });
    }

    const float* panel(int group, int firstLane) const { return values_ + group * groupSize_ + firstLane * rows_; }

private:
    std::ptrdiff_t rows_;
    std::ptrdiff_t groupSize_;
    float* values_;
};

struct Gather {
    const Lattice& lattice;
    const WeightOrder& order;
    const PackedWeights& weights;
    int groups = 1;
    std::span<const float> bias;
    bool accumulate = false;
};

/// Target rows [first, end) of image n, all channels.
void gatherRows(const Gather& gather, const ConstImageView& source, const ImageView& target, int n, int first,
                int end) {
    const Lattice& lattice = gather.lattice;
    const Region region = touchedRegion(lattice, first, end);
    Scratch scratch;
    const SourceWindow window = openWindow(source, n, region, scratch);
    const Segments segments =
        makeSegments(lattice.taps, gather.order.depth, gather.groups == 1, source.shape.channels, window.rowStride);
    const std::ptrdiff_t stepX = std::ptrdiff_t{lattice.sourceStride.width} * source.shape.channels;
    const std::ptrdiff_t stepY = lattice.sourceStride.height * window.rowStride;

    Product product;
    product.offsets = segments.offsets.data();
    product.segments = static_cast<int>(segments.offsets.size());
    product.steps = segments.steps;
    product.accumulate = gather.accumulate;
    const int points = (end - first) * lattice.count.width;
    const float* a[largestTile];
    float* c[largestTile];

    for (int group = 0; group < gather.groups; ++group) {
        for (int lane = 0; lane < gather.order.lanes; lane += panelLanes) {
            const int width = panelWidth(gather.order.lanes, lane);
            const int channel = group * gather.order.lanes + lane;
            const float* panel = gather.weights.panel(group, lane);
            product.lanes = std::min(width, gather.order.lanes - lane);
            product.bias = gather.bias.empty() ? nullptr : gather.bias.data() + channel;
            for (int point = 0; point < points; point += tileRows(width)) {
                const int rows = std::min(tileRows(width), points - point);
                for (int i = 0; i < rows; ++i) {
                    const int t = (point + i) / lattice.count.width;
                    const int u = (point + i) % lattice.count.width;
                    a[i] = window.corner + t * stepY + u * stepX + group * gather.order.depth;
                    c[i] = target.pixel(n, lattice.start.height + (first + t) * lattice.targetStride.height,
                                        lattice.start.width + u * lattice.targetStride.width) +
                           channel;
                }
                multiplyTile(product, rows, width, a, panel, c);
            }
        }
    }
}

void gatherBatch(const Gather& gather, const ConstImageView& source, const ImageView& target, Workers& workers) {
    // A task's source should stay in a core's own cache, and few images should still feed many cores.
    const int height = gather.lattice.count.height;
    const std::int64_t sourceValues = source.shape.size();
    const int byCache = static_cast<int>(std::min<std::int64_t>(height, 1 + sourceValues / (1 << 16)));
    const int byCount = (16 + target.count - 1) / target.count;
    const int rowsPerTask = std::max(1, height / std::max(byCache, byCount));
    const int tasksPerImage = (height + rowsPerTask - 1) / rowsPerTask;
    workers.forEach(target.count * tasksPerImage, [&](int task) {
        const int first = task % tasksPerImage * rowsPerTask;
        gatherRows(gather, source, target, task / tasksPerImage, first, std::min(height, first + rowsPerTask));
    });
}

}  // namespace

void conv2dForward(ConstImageView input, std::span<const float> weight, std::span<const float> bias,
                   const WindowGeometry& geometry, int groups, ImageView output, Workers& workers) {
    const int filters = output.shape.channels;
    assert(input.shape.channels % groups == 0 && filters % groups == 0);
    if (groups == filters && groups == input.shape.channels && groups > 1)
        return depthwiseForward(input, weight, bias, geometry, output, workers);
    const int depth = input.shape.channels / groups;
    const WeightOrder order{std::ptrdiff_t{depth} * filters, filters, 1, filters / groups, depth, filters / groups};
    const Lattice lattice = forwardLattice(geometry);
    Scratch scratch;
    const PackedWeights packed(weight, lattice.taps, order, groups, scratch, workers);
    gatherBatch({lattice, order, packed, groups, bias, false}, input, output, workers);
}

void conv2dInputGradient(ConstImageView outputGradient, std::span<const float> weight, const WindowGeometry& geometry,
                         int groups, ImageView inputGradient, bool accumulate, Workers& workers) {
    const int filters = outputGradient.shape.channels;
    const int channels = inputGradient.shape.channels;
    if (groups == filters && groups == channels && groups > 1)
        return depthwiseInputGradient(outputGradient, weight, geometry, inputGradient, accumulate, workers);
    const int lanes = channels / groups;
    const WeightOrder order{std::ptrdiff_t{lanes} * filters, 1, filters, filters / groups, filters / groups, lanes};
    const Extent input{inputGradient.shape.height, inputGradient.shape.width};
    for (const Lattice& lattice : inputGradientLattices(geometry, input)) {
        Scratch scratch;
        const PackedWeights packed(weight, lattice.taps, order, groups, scratch, workers);
        gatherBatch({lattice, order, packed, groups, {}, accumulate}, outputGradient, inputGradient, workers);
    }
}

}  // namespace fovea::kernels
