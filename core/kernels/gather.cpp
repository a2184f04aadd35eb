// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/gather.h"

#include <algorithm>

#include "core/kernels/product.h"

namespace fovea::kernels {

namespace {
/// Images with fewer points than this share tiles with the next ones: a map of 1×1 fills a row only.
constexpr int pointsWanted = 48;
}  // namespace

/// Goes through the points row by row, image by image.
struct Gather::Walk {
    const float* a;
    float* c;
    std::ptrdiff_t aStep, cStep;    ///< to the next point
    std::ptrdiff_t aRow, cRow;      ///< from the end of a row to the next row
    std::ptrdiff_t aImage, cImage;  ///< from the end of an image to the next
    int width, height;
    int u = 0, t = 0;

    void next() {
        a += aStep;
        c += cStep;
        if (++u < width) return;
        u = 0;
        a += aRow;
        c += cRow;
        if (++t < height) return;
        t = 0;
        a += aImage;
        c += cImage;
    }
};

Gather::Gather(Lattice lattice, const WeightOrder& order, int groups)
    : lattice_(std::move(lattice)),
      order_(order),
      segments_(makeSegments(lattice_.taps, order.depth, groups == 1)),
      groups_(groups),
      steps_(static_cast<std::ptrdiff_t>(lattice_.taps.size()) * order.depth),
      groupFloats_(steps_ * packetsFor(order.lanes) * packetLanes) {
    forEachPanel(order.lanes, [&](const ColumnPanel& panel) { columns_.push_back(panel); });
}

double Gather::work() const {
    return double(lattice_.count.height) * lattice_.count.width * static_cast<double>(panelFloats());
}

void Gather::pack(int job, const float* weight, float* panels) const {
    const int group = job / static_cast<int>(columns_.size());
    const ColumnPanel& column = columns_[static_cast<std::size_t>(job) % columns_.size()];
    const int width = column.packets * packetLanes;
    float* target = panels + group * groupFloats_ + column.first * steps_;
    for (const Tap& tap : lattice_.taps) {
        for (int k = 0; k < order_.depth; ++k, target += width) {
            const float* source = weight + group * order_.groupStride + tap.index * order_.tapStride +
                                  k * order_.stepStride + column.first * order_.laneStride;
            if (order_.laneStride == 1)
                std::copy_n(source, column.lanes, target);
            else
                for (int lane = 0; lane < column.lanes; ++lane) target[lane] = source[lane * order_.laneStride];
            std::fill(target + column.lanes, target + width, 0.0F);
        }
    }
}

void Gather::run(const ConstImageView& source, const float* panels, const SumRule& rule, const ImageView& target,
                 RowRange rows) const {
    const int points = (rows.end - rows.first) * lattice_.count.width;
    if (points <= 0 || (steps_ == 0 && rule.accumulate)) return;
    const int together = std::max(1, pointsWanted / points);
    for (int n = 0; n < target.count; n += together)
        runImages(source, panels, rule, target, rows, n, std::min(together, target.count - n));
}

void Gather::runImages(const ConstImageView& source, const float* panels, const SumRule& rule, const ImageView& target,
                       RowRange rows, int firstImage, int images) const {
    const Lattice& lattice = lattice_;
    Scratch scratch;
    const SourceWindow window =
        openWindow(source, firstImage, images, touchedRegion(lattice, rows.first, rows.end), scratch);
    std::ptrdiff_t* offsets = scratchOffsets(scratch, segments_.starts.size());
    segments_.writeOffsets(source.shape.channels, window.rowStride, offsets);
    std::ptrdiff_t* panelOffsets = scratchOffsets(scratch, segments_.starts.size());

    const int height = rows.end - rows.first;
    const int width = lattice.count.width;
    const std::ptrdiff_t aStep = std::ptrdiff_t{lattice.sourceStride.width} * source.shape.channels;
    const std::ptrdiff_t cStep = std::ptrdiff_t{lattice.targetStride.width} * target.shape.channels;
    const std::ptrdiff_t aRow = lattice.sourceStride.height * window.rowStride;
    const std::ptrdiff_t cRow = lattice.targetStride.height * target.rowStride;
    const float* aStart = window.corner;
    float* cStart =
        target.pixel(firstImage, lattice.start.height + rows.first * lattice.targetStride.height, lattice.start.width);

    Product product;
    product.aOffsets = offsets;
    product.bOffsets = panelOffsets;
    product.segments = static_cast<int>(segments_.starts.size());
    product.steps = segments_.steps;
    product.accumulate = rule.accumulate;
    product.fusedRelu = rule.fusedRelu;
    const float* a[largestTile];
    float* c[largestTile];
    for (int group = 0; group < groups_; ++group) {
        for (const ColumnPanel& column : columns_) {
            const int channel = group * order_.lanes + column.first;
            const float* panel = panels + group * groupFloats_ + column.first * steps_;
            product.bStep = column.packets * packetLanes;
            for (int s = 0; s < product.segments; ++s) panelOffsets[s] = s * product.bStep * product.steps;
            product.lanes = column.lanes;
            product.bias = rule.bias == nullptr ? nullptr : rule.bias + channel;
            Walk walk{aStart + group * order_.depth,
                      cStart + channel,
                      aStep,
                      cStep,
                      aRow - width * aStep,
                      cRow - width * cStep,
                      window.imageStride - height * aRow,
                      target.imageStride - height * cRow,
                      width,
                      height};
            const EvenTiles tiles(images * height * width, tileRows(column.packets));
            for (int tile = 0; tile < tiles.count; ++tile) {
                const int points = tiles.rows(tile);
                for (int i = 0; i < points; ++i, walk.next()) {
                    a[i] = walk.a;
                    c[i] = walk.c;
                }
                multiplyTile(product, points, column.packets, a, panel, c);
            }
        }
    }
}

}  // namespace fovea::kernels
