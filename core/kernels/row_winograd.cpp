// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/row_winograd.h"

#include <algorithm>

#include "core/kernels/largest_of_four.h"
#include "core/kernels/product.h"
#include "core/kernels/segments.h"
#include "core/kernels/winograd_transform.h"

namespace fovea::kernels {

namespace {

using Rule = winograd::Scheme<4, 5>;
constexpr int tile = Rule::tile;
constexpr int side = Rule::side;
/// With more channels, both dimensions are transformed (winograd.h).
constexpr int mostChannels = 8;

int widthOf(int filters) { return packetsFor(filters) * packetLanes; }

}  // namespace

bool RowWinograd::fits(const ConvProblem& problem) {
    const WindowGeometry& g = problem.geometry;
    return problem.groups == 1 && g.kernel.width == Rule::kernel && g.stride == Extent{1, 1} &&
           g.dilation == Extent{1, 1} && problem.input.channels <= mostChannels && problem.filters > packetLanes &&
           g.output.width >= 2 * tile;
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
    for (int first = 0, packets = 0; first < filters; first += packets * packetLanes) {
        packets = panelPackets(filters, first);
        const int width = packets * packetLanes;
        float* target = panels + (std::ptrdiff_t{first} * side + std::ptrdiff_t{point} * width) * steps_;
        for (int m = 0; m < problem_.geometry.kernel.height; ++m) {
            for (int c = 0; c < channels; ++c, target += width) {
                for (int lane = 0; lane < width; ++lane) {
                    double sum = 0;
                    for (int j = 0; lane < filters - first && j < Rule::kernel; ++j)
                        sum += Rule::G.values[point][j] *
                               double{weight[((m * Rule::kernel + j) * channels + c) * filters + first + lane]};
                    target[lane] = static_cast<float>(sum);
                }
            }
        }
    }
}

std::size_t RowWinograd::scratchFloats() const {
    const auto rows = static_cast<std::size_t>(problem_.geometry.output.height + problem_.geometry.kernel.height);
    const auto columns = static_cast<std::size_t>(tiles_ * side);
    return rows * columns * static_cast<std::size_t>(problem_.input.channels) +
           2 * columns * static_cast<std::size_t>(widthOf(problem_.filters));
}

/// transformed[point][tile][row][channel]: for each tile and point, the rows of a window follow one another, so that
/// they are one run of a product.
void RowWinograd::transformInput(const ConstImageView& input, int n, RowRange rows, float* transformed) const {
    const int channels = problem_.input.channels;
    const int height = rows.end - rows.first;
    const int width = tiles_ * tile + Rule::kernel - 1;
    const int left = -problem_.geometry.padding.left;
    Scratch scratch;
    float* row = scratch.floats(static_cast<std::size_t>(width * channels + packetLanes));
    std::fill_n(row + width * channels, packetLanes, 0.0F);
    const std::ptrdiff_t perTile = std::ptrdiff_t{height} * channels;
    for (int y = rows.first; y < rows.end; ++y) {
        copyRegion(input, n, {y, y + 1, left, left + width}, row);
        for (int t = 0; t < tiles_; ++t) {
            // Ascending, since spare lanes are overwritten by the next channels and the next row.
            for (int c = 0; c < channels; c += packetLanes) {
                Packet pixels[side], values[side];
#pragma GCC unroll 8
                for (int i = 0; i < side; ++i)
                    pixels[i] = Eigen::internal::ploadu<Packet>(row + (t * tile + i) * channels + c);
                winograd::multiply<Rule::Bt>(pixels, values);
                float* target = transformed + t * perTile + (y - rows.first) * channels + c;
                const int used = std::min(packetLanes, (rows.end - y) * channels - c);  // up to the next tile
#pragma GCC unroll 8
                for (int p = 0; p < side; ++p) storePart(target + p * tiles_ * perTile, used, values[p]);
            }
        }
    }
}

/// Aᵀ of both rows' products, bias, the largest of each four, and the rectifier.
template <bool keepsPlaces>
void RowWinograd::poolRow(const ConvForward& call, int n, int y, int first, int packets, const float* products,
                          float* places) const {
    using namespace Eigen::internal;
    const int filters = problem_.filters;
    const int width = call.output.shape.width;
    const std::ptrdiff_t lanes = std::ptrdiff_t{packets} * packetLanes;
    for (int v = 0; v < packets; ++v) {
        const int channel = first + v * packetLanes;
        const int used = std::min(packetLanes, filters - channel);
        const Packet bias = call.bias == nullptr ? pset1<Packet>(0.0F) : loadPart(call.bias + channel, used);
        for (int t = 0; t < tiles_; ++t) {
            Packet sums[2][tile];
            for (int r = 0; r < 2; ++r) {
                Packet values[side];
#pragma GCC unroll 8
                for (int p = 0; p < side; ++p)
                    values[p] = ploadu<Packet>(products + ((p * 2 + r) * tiles_ + t) * lanes + v * packetLanes);
                winograd::multiply<Rule::At>(values, sums[r]);
            }
            for (int i = 0; i < tile / 2; ++i) {
                const int x = t * tile / 2 + i;
                if (x >= width) break;
                float* target = call.output.pixel(n, y, x) + channel;
                const Packet four[] = {sums[0][2 * i], sums[0][2 * i + 1], sums[1][2 * i], sums[1][2 * i + 1]};
                if constexpr (!keepsPlaces) {
                    Packet value = padd(largestOf(four), bias);
                    if (call.rectify) value = pmax(value, pset1<Packet>(0.0F));
                    storePart(target, used, value);
                    continue;
                }
                LargestOfFour largest(four[0]);
                for (int place = 1; place < 4; ++place) largest.meet(four[place], static_cast<float>(place));
                largest.value = padd(largest.value, bias);
                if (call.rectify) largest.rectify();
                storePart(target, used, largest.value);
                storePart(places + std::ptrdiff_t{x} * filters + channel, used, largest.place);
            }
        }
    }
}

void RowWinograd::runPooled(const ConvForward& call, RowRange rows) const {
    if (rows.first >= rows.end) return;
    const ImageView& target = call.output;
    const int channels = problem_.input.channels;
    const int filters = problem_.filters;
    const int width = target.shape.width;
    const std::ptrdiff_t rowValues = std::ptrdiff_t{width} * filters;
    const int top = 2 * rows.first - problem_.geometry.padding.top;
    const RowRange inputRows{top, 2 * rows.end - 1 + problem_.geometry.kernel.height - problem_.geometry.padding.top};
    const std::ptrdiff_t perTile = std::ptrdiff_t{inputRows.end - inputRows.first} * channels;
    Scratch scratch;
    float* transformed = scratch.floats(static_cast<std::size_t>(side * tiles_ * perTile + packetLanes));
    float* products = scratch.floats(static_cast<std::size_t>(2 * side * tiles_) *
                                     static_cast<std::size_t>(widestPanel * packetLanes));
    float* places = call.winners == nullptr ? nullptr : scratch.floats(static_cast<std::size_t>(rowValues));
    const std::ptrdiff_t zero = 0;
    Product product;
    product.aOffsets = product.bOffsets = &zero;
    product.segments = 1;
    product.steps = steps_;
    std::ptrdiff_t* starts = scratchOffsets(scratch, static_cast<std::size_t>(2 * tiles_));
    for (int r = 0; r < 2; ++r)
        for (int t = 0; t < tiles_; ++t) starts[r * tiles_ + t] = t * perTile + r * channels;
    const float* a[largestTile];
    float* c[largestTile];
    for (int n = 0; n < target.count; ++n) {
        transformInput(call.input, n, inputRows, transformed);
        for (int y = rows.first; y < rows.end; ++y) {
            for (int first = 0, packets = 0; first < filters; first += packets * packetLanes) {
                packets = panelPackets(filters, first);
                const int lanes = packets * packetLanes;
                product.bStep = product.lanes = lanes;
                // products[point][row of the pair][tile][lane]
                const EvenTiles cut(2 * tiles_, tileRows(packets));
                for (int p = 0; p < side; ++p) {
                    const float* from = transformed + p * tiles_ * perTile + 2 * (y - rows.first) * channels;
                    const float* panel =
                        call.panels + (std::ptrdiff_t{first} * side + std::ptrdiff_t{p} * lanes) * steps_;
                    float* to = products + std::ptrdiff_t{p} * 2 * tiles_ * lanes;
                    for (int part = 0, at = 0; part < cut.count; ++part) {
                        const int count = cut.rows(part);
                        for (int i = 0; i < count; ++i, ++at, to += lanes) {
                            a[i] = from + starts[at];
                            c[i] = to;
                        }
                        multiplyTile(product, count, packets, a, panel, c);
                    }
                }
                if (places == nullptr)
                    poolRow<false>(call, n, y, first, packets, products, places);
                else
                    poolRow<true>(call, n, y, first, packets, products, places);
            }
            if (places == nullptr) continue;
            std::uint8_t* own = call.winners + (std::ptrdiff_t{n} * target.shape.height + y) * rowValues;
            for (std::ptrdiff_t i = 0; i < rowValues; ++i)
                own[i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(places[i]));
        }
    }
}

}  // namespace fovea::kernels
