// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/row_winograd.h"

#include <algorithm>
#include <cstring>

#include "core/kernels/largest_of_four.h"
#include "core/kernels/winograd_tiles.h"

namespace fovea::kernels {

namespace {

using Rule = winograd::Scheme<4, 5>;
constexpr int tile = Rule::tile;
constexpr int side = Rule::side;
/// With more channels, both dimensions are transformed (winograd.h).
constexpr int mostChannels = 8;

/// Of the pool, at once: products of a column of tiles stay in the first-level cache.
constexpr int mostRows = 16;

int widthOf(int filters) { return packetsFor(filters) * packetLanes; }

/// Rows that a column of tiles is worked on at once, and how it lies in memory.
struct Block {
    Block(const ConvProblem& problem, RowRange pooled)
        : top(2 * pooled.first - problem.geometry.padding.top),
          outputRows(2 * (pooled.end - pooled.first)),
          inputRows(outputRows - 1 + problem.geometry.kernel.height),
          column(winograd::planeStride(std::ptrdiff_t{inputRows} * problem.input.channels)) {}
    /// Of one point's products, `lanes` filters wide.
    std::ptrdiff_t plane(std::ptrdiff_t lanes) const { return winograd::planeStride(outputRows * lanes); }

    int top;
    int outputRows;
    int inputRows;
    std::ptrdiff_t column;  ///< floats from a column of pixels to the next, whole packets
};

/// Of a row, each pixel to a column of its own, by one move of `values`: the spare ones are overwritten by the rows
/// after it.
template <int values>
void turnRow(const float* from, int channels, int pixels, std::ptrdiff_t column, float* to) {
    for (int x = 0; x < pixels; ++x, from += channels, to += column) std::memcpy(to, from, values * sizeof(float));
}

/// columns[x][row][channel], so that a packet holds several rows however few the channels; outside the image, `columns`
/// is 0 already.
void turn(const ConstImageView& input, int n, const Region& region, std::ptrdiff_t column, float* columns) {
    const int channels = input.shape.channels;
    const int top = std::max(0, region.top);
    const int bottom = std::min(input.shape.height, region.bottom);
    const int left = std::max(0, region.left);
    const int pixels = std::min(input.shape.width, region.right) - left;
    const int values = channels <= mostChannels / 2 ? mostChannels / 2 : mostChannels;
    const int exactRows = (values - channels + channels - 1) / channels;
    for (int y = top; y < bottom; ++y) {
        const float* from = input.pixel(n, y, left);
        float* to = columns + (left - region.left) * column + std::ptrdiff_t{y - region.top} * channels;
        if (bottom - y <= exactRows)
            for (int x = 0; x < pixels; ++x) std::copy_n(from + x * channels, channels, to + x * column);
        else if (values < mostChannels)
            turnRow<mostChannels / 2>(from, channels, pixels, column, to);
        else
            turnRow<mostChannels>(from, channels, pixels, column, to);
    }
}

/// transformed[point][row][channel]: the rows of a window follow one another, so that they are one run of a product.
void transformColumn(const float* columns, std::ptrdiff_t column, float* transformed) {
    for (std::ptrdiff_t i = 0; i < column; i += packetLanes) {
        Packet pixels[side], values[side];
#pragma GCC unroll 8
        for (int x = 0; x < side; ++x) pixels[x] = Eigen::internal::ploadu<Packet>(columns + x * column + i);
        winograd::multiply<Rule::Bt>(pixels, values);
#pragma GCC unroll 8
        for (int p = 0; p < side; ++p) Eigen::internal::pstoreu(transformed + p * column + i, values[p]);
    }
}

void multiplyRows(int packets, int rows, const winograd::Strides& by, int steps, const float* a, const float* b,
                  float* c) {
    if (packets == 1) return winograd::multiply<1>(rows, by, steps, a, b, c, false);
    if (packets == 2) return winograd::multiply<2>(rows, by, steps, a, b, c, false);
    winograd::multiply<3>(rows, by, steps, a, b, c, false);
}

}  // namespace

bool RowWinograd::fits(const ConvProblem& problem) {
    const WindowGeometry& g = problem.geometry;
    return problem.groups == 1 && g.kernel.width == Rule::kernel && g.stride == Extent{1, 1} &&
           g.dilation == Extent{1, 1} && problem.input.channels <= mostChannels && g.output.width >= 2 * tile;
}

RowWinograd::RowWinograd(const ConvProblem& problem)
    : problem_(problem),
      tiles_((problem.geometry.output.width / 2 * 2 + tile - 1) / tile),
      steps_(problem.geometry.kernel.height * problem.input.channels) {}

std::size_t RowWinograd::panelFloats() const {
    return static_cast<std::size_t>(side) * static_cast<std::size_t>(steps_) *
           static_cast<std::size_t>(widthOf(problem_.filters));
}

int RowWinograd::packJobs() const { return side; }

void RowWinograd::pack(int point, const float* weight, float* panels) const {
    const int filters = problem_.filters;
    const int channels = problem_.input.channels;
    forEachPanel(filters, [&](const ColumnPanel& panel) {
        float* target = panels + (std::ptrdiff_t{panel.first} * side + std::ptrdiff_t{point} * panel.width) * steps_;
        for (int m = 0; m < problem_.geometry.kernel.height; ++m) {
            for (int c = 0; c < channels; ++c, target += panel.width) {
                for (int lane = 0; lane < panel.width; ++lane) {
                    double sum = 0;
                    for (int j = 0; lane < panel.lanes && j < Rule::kernel; ++j)
                        sum += Rule::G.values[point][j] *
                               double{weight[((m * Rule::kernel + j) * channels + c) * filters + panel.first + lane]};
                    target[lane] = static_cast<float>(sum);
                }
            }
        }
    });
}

std::size_t RowWinograd::scratchFloats() const {
    const Block block(problem_, {0, std::min(mostRows, problem_.geometry.output.height / 2)});
    const auto widest = static_cast<std::ptrdiff_t>(widestPanel * packetLanes);
    return static_cast<std::size_t>(block.column * (tiles_ * tile + Rule::kernel - 1) + side * block.column +
                                    side * block.plane(widest));
}

/// Aᵀ of both rows' products, bias, the largest of each four, and the ReLU: two pixels of each of the pool's rows.
template <bool keepsPlaces>
void RowWinograd::poolColumn(const ConvForward& call, int n, RowRange rows, int t, int first, int packets,
                             const float* products, float* places) const {
    using namespace Eigen::internal;
    const int filters = problem_.filters;
    const std::ptrdiff_t lanes = std::ptrdiff_t{packets} * packetLanes;
    const std::ptrdiff_t plane = Block(problem_, rows).plane(lanes);
    const int pixels = std::min(tile / 2, call.output.shape.width - t * tile / 2);
    for (int v = 0; v < packets; ++v) {
        const int channel = first + v * packetLanes;
        const int used = std::min(packetLanes, filters - channel);
        const Packet bias = call.bias == nullptr ? pset1<Packet>(0.0F) : loadPart(call.bias + channel, used);
        const float* product = products + v * packetLanes;
        for (int y = rows.first; y < rows.end; ++y) {
            Packet sums[2][tile];
            for (int r = 0; r < 2; ++r, product += lanes) {
                Packet values[side];
#pragma GCC unroll 8
                for (int p = 0; p < side; ++p) values[p] = ploadu<Packet>(product + p * plane);
                winograd::multiply<Rule::At>(values, sums[r]);
            }
            float* target = call.output.pixel(n, y, t * tile / 2) + channel;
            for (int i = 0; i < pixels; ++i, target += filters) {
                const Packet four[] = {sums[0][2 * i], sums[0][2 * i + 1], sums[1][2 * i], sums[1][2 * i + 1]};
                if constexpr (!keepsPlaces) {
                    Packet value = padd(largestOf(four), bias);
                    if (call.fusedRelu) value = pmax(value, pset1<Packet>(0.0F));
                    storePart(target, used, value);
                    continue;
                }
                LargestOfFour largest(four[0]);
                for (int k = 1; k < 4; ++k) largest.meet(four[k], static_cast<float>(k));
                largest.value = padd(largest.value, bias);
                if (call.fusedRelu) largest.applyRelu();
                storePart(target, used, largest.value);
                storePart(places + ((y - rows.first) * tile / 2 + i) * filters + channel, used, largest.place);
            }
        }
    }
}

void RowWinograd::runPooled(const ConvForward& call, RowRange rows) const {
    const int blocks = (rows.end - rows.first + mostRows - 1) / mostRows;
    for (int i = 0; i < blocks; ++i) {
        const int height = rows.end - rows.first;
        runBlock(call, {rows.first + height * i / blocks, rows.first + height * (i + 1) / blocks});
    }
}

void RowWinograd::runBlock(const ConvForward& call, RowRange rows) const {
    const int channels = problem_.input.channels;
    const int filters = problem_.filters;
    const Block block(problem_, rows);
    const int left = -problem_.geometry.padding.left;
    const Region region{block.top, block.top + block.inputRows, left, left + tiles_ * tile + Rule::kernel - 1};
    Scratch scratch;
    const auto columnFloats = static_cast<std::size_t>(block.column * region.width());
    float* columns = scratch.floats(columnFloats);
    std::fill_n(columns, columnFloats, 0.0F);  // what lies outside the image stays so
    float* transformed = scratch.floats(static_cast<std::size_t>(side * block.column));
    float* products = scratch.floats(static_cast<std::size_t>(side * block.plane(widestPanel * packetLanes)));
    const int ofPlaces = tile / 2 * filters;
    float* places = nullptr;
    if (call.argmax != nullptr) places = scratch.floats(static_cast<std::size_t>(ofPlaces * (rows.end - rows.first)));
    for (int n = 0; n < call.output.count; ++n) {
        turn(call.input, n, region, block.column, columns);
        for (int t = 0; t < tiles_; ++t) {
            transformColumn(columns + t * tile * block.column, block.column, transformed);
            forEachPanel(filters, [&](const ColumnPanel& panel) {
                const winograd::Strides by{.aRow = channels, .aStep = 1, .bStep = panel.width, .cRow = panel.width};
                for (int p = 0; p < side; ++p) {
                    const float* weights =
                        call.panels + (std::ptrdiff_t{panel.first} * side + std::ptrdiff_t{p} * panel.width) * steps_;
                    multiplyRows(panel.packets, block.outputRows, by, steps_, transformed + p * block.column, weights,
                                 products + p * block.plane(panel.width));
                }
                if (places == nullptr)
                    poolColumn<false>(call, n, rows, t, panel.first, panel.packets, products, places);
                else
                    poolColumn<true>(call, n, rows, t, panel.first, panel.packets, products, places);
            });
            if (places == nullptr) continue;
            const int used = std::min(ofPlaces, call.output.shape.width * filters - t * ofPlaces);
            const Shape& pooled = call.output.shape;
            for (int y = rows.first; y < rows.end; ++y) {
                std::uint8_t* own =
                    call.argmax + (std::ptrdiff_t{n} * pooled.height + y) * pooled.width * filters + t * ofPlaces;
                const float* place = places + (y - rows.first) * ofPlaces;
                for (int i = 0; i < used; ++i) own[i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(place[i]));
            }
        }
    }
}

}  // namespace fovea::kernels
