// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/folded_sum.h"

#include <algorithm>

#include "core/kernels/segments.h"

namespace fovea::kernels {

namespace {
/// Points whose products are made before they are folded: full tiles, and T stays in the first-level cache.
constexpr int pointsPerBlock = 40;
}  // namespace

bool FoldedSum::fits(const Lattice& lattice, int groups) {
    return groups == 1 && !lattice.taps.empty() && lattice.sourceStride == Extent{1, 1} &&
           lattice.targetStride == Extent{1, 1};
}

FoldedSum::FoldedSum(const Lattice& lattice, const WeightOrder& order, Extent source)
    : order_(order), source_(source), target_(lattice.count) {
    // With a stride of 1 the taps are a grid.
    for (const Tap& tap : lattice.taps) {
        if (tap.y == lattice.taps.front().y) columns_.push_back(tap.x);
        if (rows_.empty() || rows_.back() != tap.y) rows_.push_back(tap.y);
        weights_.push_back(tap.index);
    }
    const int lanes = static_cast<int>(columns_.size()) * order.lanes;
    forEachPanel(lanes, [&](const ColumnPanel& panel) { panels_.push_back(panel); });
    width_ = packetsFor(lanes) * packetLanes;
    steps_ = static_cast<std::ptrdiff_t>(rows_.size()) * order.depth;
}

double FoldedSum::work() const {
    double pairs = 0;  // target rows and window rows that meet
    for (int y = 0; y < target_.height; ++y) pairs += rowsInside(y).end - rowsInside(y).first;
    const double folds = double(target_.height) * target_.width * static_cast<double>(columns_.size()) *
                         packetsFor(order_.lanes) * packetLanes;
    // Measured: a value of T costs as much as 12 products to store and take up again, one added in folding as much as 2.
    return pairs * source_.width * width_ * order_.depth + 12.0 * target_.height * source_.width * width_ + 2 * folds;
}

std::size_t FoldedSum::panelFloats() const {
    return static_cast<std::size_t>(steps_) * static_cast<std::size_t>(width_);
}

void FoldedSum::pack(int job, const float* weight, float* panels) const {
    // [panel][window row][k][lane], where lane j · L + l is channel l under column j
    const ColumnPanel& panel = panels_[static_cast<std::size_t>(job)];
    const int columns = static_cast<int>(columns_.size());
    float* target = panels + panel.first * steps_;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        for (int k = 0; k < order_.depth; ++k) {
            for (int i = 0; i < panel.width; ++i, ++target) {
                const int column = (panel.first + i) / order_.lanes;
                const int lane = (panel.first + i) % order_.lanes;
                const auto tap = row * columns_.size() + static_cast<std::size_t>(std::min(column, columns - 1));
                *target =
                    column < columns
                        ? weight[weights_[tap] * order_.tapStride + k * order_.stepStride + lane * order_.laneStride]
                        : 0.0F;
            }
        }
    }
}

RowRange FoldedSum::rowsInside(int y) const {
    const auto first = std::ranges::lower_bound(rows_, -y);
    const auto end = std::ranges::lower_bound(rows_, source_.height - y);
    return {static_cast<int>(first - rows_.begin()), static_cast<int>(std::max(first, end) - rows_.begin())};
}

void FoldedSum::run(const ConstImageView& source, const float* panels, const SumRule& rule, const ImageView& target,
                    RowRange rows) const {
    Scratch scratch;
    const int rowsPerBlock = std::max(1, pointsPerBlock / source_.width);
    // Folding reads whole packets, also at the end of the last row.
    const auto values = static_cast<std::size_t>(rowsPerBlock) * static_cast<std::size_t>(source_.width * width_);
    float* products = scratch.floats(values + packetLanes);
    std::fill_n(products + values, packetLanes, 0.0F);
    for (int n = 0; n < target.count; ++n) {
        for (int y = rows.first; y < rows.end;) {
            const RowRange inside = rowsInside(y);
            int end = y + 1;
            const auto isSame = [&](const RowRange& other) {
                return other.first == inside.first && other.end == inside.end;
            };
            while (end < rows.end && end - y < rowsPerBlock && isSame(rowsInside(end))) ++end;
            multiply(source, n, {y, end}, inside, panels, products);
            for (int row = y; row < end; ++row)
                fold(products + std::ptrdiff_t{row - y} * source_.width * width_, rule, target.pixel(n, row, 0));
            y = end;
        }
    }
}

void FoldedSum::multiply(const ConstImageView& source, int n, RowRange targetRows, RowRange windowRows,
                         const float* panels, float* products) const {
    Scratch scratch;
    std::ptrdiff_t* aOffsets = scratchOffsets(scratch, rows_.size());
    std::ptrdiff_t* bOffsets = scratchOffsets(scratch, rows_.size());
    Product product;
    product.aOffsets = aOffsets;
    product.bOffsets = bOffsets;
    product.segments = windowRows.end - windowRows.first;
    product.steps = order_.depth;
    for (int s = 0; s < product.segments; ++s)
        aOffsets[s] = rows_[static_cast<std::size_t>(windowRows.first + s)] * source.rowStride;
    const int points = (targetRows.end - targetRows.first) * source_.width;
    const float* a[largestTile];
    float* c[largestTile];
    for (const ColumnPanel& panel : panels_) {
        product.bStep = product.lanes = panel.width;
        for (int s = 0; s < product.segments; ++s)
            bOffsets[s] = std::ptrdiff_t{windowRows.first + s} * order_.depth * panel.width;
        const EvenTiles tiles(points, tileRows(panel.packets));
        int x = 0;
        int y = targetRows.first;
        float* sums = products + panel.first;
        for (int tile = 0; tile < tiles.count; ++tile) {
            const int count = tiles.rows(tile);
            for (int i = 0; i < count; ++i, sums += width_) {
                a[i] = source.pixel(n, y, x);
                c[i] = sums;
                if (++x == source_.width) x = 0, ++y;
            }
            multiplyTile(product, count, panel.packets, a, panels + panel.first * steps_, c);
        }
    }
}

void FoldedSum::fold(const float* products, const SumRule& rule, float* target) const {
    using namespace Eigen::internal;
    const int lanes = order_.lanes;
    const float* targetEnd = target + std::ptrdiff_t{target_.width} * lanes;
    for (int x = 0; x < target_.width; ++x, target += lanes) {
        std::size_t first = 0;
        while (first < columns_.size() && x + columns_[first] < 0) ++first;
        std::size_t end = first;
        while (end < columns_.size() && x + columns_[end] < source_.width) ++end;
        for (int lane = 0; lane < lanes; lane += packetLanes) {
            const int used = std::min(packetLanes, lanes - lane);
            Packet sum = pset1<Packet>(0.0F);
            if (rule.accumulate) sum = loadPart(target + lane, used);
            if (rule.bias != nullptr) sum = loadPart(rule.bias + lane, used);
            const float* product = products + lane;
            for (std::size_t j = first; j < end; ++j)
                sum = padd(sum, ploadu<Packet>(product + std::ptrdiff_t{x + columns_[j]} * width_ +
                                               static_cast<std::ptrdiff_t>(j) * lanes));
            if (rule.fusedRelu) sum = pmax(sum, pset1<Packet>(0.0F));
            // Spare lanes are overwritten by the next pixels, if they don't have to read what was there.
            const bool isWhole = !rule.accumulate && targetEnd - (target + lane) >= packetLanes;
            storePart(target + lane, isWhole ? packetLanes : used, sum);
        }
    }
}

}  // namespace fovea::kernels
