// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/argmax_gradient.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/kernels/product.h"
#include "core/kernels/quarter_pool.h"

namespace fovea::kernels {

namespace {

using Eigen::internal::padd;
using Eigen::internal::ploadu;
using Eigen::internal::pmadd;
using Eigen::internal::pset1;
using Eigen::internal::pstoreu;

constexpr int mostPackets = 4;
constexpr int mostRuns = 6;
/// As tiles of Product, 12 sums of 16 registers.
constexpr int runsWith(int packets) { return std::min(mostRuns, tileRows(1) / packets); }

/// From an output to the one at each place of a pool's window; an inactive one has no gradient, so that any will do.
using Places = std::array<std::ptrdiff_t, inactive + 1>;
Places placesFor(std::ptrdiff_t column, std::ptrdiff_t row) { return {0, column, row, row + column, 0}; }

/// The windows of a map, pool by pool.
struct Walk {
    int height = 0, width = 0;
    std::ptrdiff_t column = 0, row = 0;  ///< from a pool's window to the next, in x
    Places places{};
    int filters = 0;
    const std::ptrdiff_t* runs = nullptr;  ///< of the block, in x
    std::ptrdiff_t last = 0;               ///< the block's last packet of each run, in x and in the sums
    std::ptrdiff_t sumsRun = 0;            ///< from a run's sums to the next
};

/// sums[run][value] += Σ over the map's argmax of one filter of gradient · x.
template <int Runs, int Packets>
void sumAtArgmax(const Walk& walk, const float* x, const float* gradient, const std::uint8_t* argmax, float* sums) {
    Packet own[Runs][Packets];
    const auto place = [&](int run, int v) {
        return run * walk.sumsRun + (v + 1 < Packets ? v * packetLanes : walk.last);
    };
    std::ptrdiff_t runs[Runs];
#pragma GCC unroll 6
    for (int r = 0; r < Runs; ++r) {
        runs[r] = walk.runs[r];
#pragma GCC unroll 4
        for (int v = 0; v < Packets; ++v) own[r][v] = ploadu<Packet>(sums + place(r, v));
    }
    for (int i = 0; i < walk.height; ++i, x += walk.row) {
        const float* at = x;
        for (int j = 0; j < walk.width; ++j, at += walk.column, gradient += walk.filters, argmax += walk.filters) {
            const Packet factor = pset1<Packet>(*gradient);
            const float* window = at + walk.places[*argmax];
            const float* end = window + walk.last;
#pragma GCC unroll 6
            for (int r = 0; r < Runs; ++r) {
#pragma GCC unroll 4
                for (int v = 0; v + 1 < Packets; ++v)
                    own[r][v] = pmadd(factor, ploadu<Packet>(window + runs[r] + v * packetLanes), own[r][v]);
                own[r][Packets - 1] = pmadd(factor, ploadu<Packet>(end + runs[r]), own[r][Packets - 1]);
            }
        }
    }
#pragma GCC unroll 6
    for (int r = 0; r < Runs; ++r)
#pragma GCC unroll 4
        for (int v = 0; v < Packets; ++v) pstoreu(sums + place(r, v), own[r][v]);
}

/// What is added at one window of dx: Σ over `count` filters of gradient · weight.
struct Addend {
    const std::int32_t* filters = nullptr;
    int count = 0;
    const float* gradient = nullptr;  ///< of all filters
    const float* weight = nullptr;    ///< of filter 0
    std::ptrdiff_t weightFilter = 0, weightRun = 0;
    const std::ptrdiff_t* runs = nullptr;  ///< in dx
};

template <int Runs, int Packets>
void addWindow(const Addend& addend, float* target) {
    Packet sums[Runs][Packets];
#pragma GCC unroll 6
    for (int r = 0; r < Runs; ++r)
#pragma GCC unroll 4
        for (int v = 0; v < Packets; ++v) sums[r][v] = pset1<Packet>(0.0F);
    for (int i = 0; i < addend.count; ++i) {
        const std::int32_t filter = addend.filters[i];
        const Packet factor = pset1<Packet>(addend.gradient[filter]);
        const float* weight = addend.weight + filter * addend.weightFilter;
#pragma GCC unroll 6
        for (int r = 0; r < Runs; ++r)
#pragma GCC unroll 4
            for (int v = 0; v < Packets; ++v)
                sums[r][v] = pmadd(factor, ploadu<Packet>(weight + r * addend.weightRun + v * packetLanes), sums[r][v]);
    }
#pragma GCC unroll 6
    for (int r = 0; r < Runs; ++r) {
#pragma GCC unroll 4
        for (int v = 0; v < Packets; ++v) {
            float* to = target + addend.runs[r] + v * packetLanes;
            pstoreu(to, padd(ploadu<Packet>(to), sums[r][v]));
        }
    }
}

using SumFunction = void (*)(const Walk&, const float*, const float*, const std::uint8_t*, float*);
using AddFunction = void (*)(const Addend&, float*);
struct BlockFunctions {
    SumFunction sum = nullptr;
    AddFunction add = nullptr;
};
template <int Packets, std::size_t... Runs>
constexpr std::array<BlockFunctions, mostRuns> functionsWith(std::index_sequence<Runs...>) {
    return {BlockFunctions{sumAtArgmax<static_cast<int>(Runs) + 1, Packets>,
                           addWindow<static_cast<int>(Runs) + 1, Packets>}...};
}
constexpr std::array<std::array<BlockFunctions, mostRuns>, mostPackets> functions = {
    functionsWith<1>(std::make_index_sequence<runsWith(1)>()),
    functionsWith<2>(std::make_index_sequence<runsWith(2)>()),
    functionsWith<3>(std::make_index_sequence<runsWith(3)>()),
    functionsWith<4>(std::make_index_sequence<runsWith(4)>()),
};
const BlockFunctions& functionsFor(int runs, int packets) {
    return functions[static_cast<std::size_t>(packets - 1)][static_cast<std::size_t>(runs - 1)];
}

}  // namespace

ArgmaxGradient::ArgmaxGradient(const ConvProblem& problem) : problem_(problem) {
    const Lattice lattice = forwardLattice(problem.geometry);
    region_ = touchedRegion(lattice, 0, lattice.count.height);
    runs_ = makeSegments(lattice.taps, problem.input.channels, true);
    packets_ = packetsFor(runs_.steps);
    // No block has the last packet alone, which repeats sums of the one before: both must be added to at once.
    const EvenTiles wide(packets_, mostPackets);
    for (int part = 0, packet = 0; part < wide.count; packet += wide.rows(part), ++part) {
        const EvenTiles high(static_cast<int>(runs_.starts.size()), runsWith(wide.rows(part)));
        for (int tile = 0, run = 0; tile < high.count; run += high.rows(tile), ++tile)
            blocks_.push_back({run, high.rows(tile), packet, wide.rows(part)});
    }
}

std::size_t ArgmaxGradient::panelFloats() const {
    return static_cast<std::size_t>(problem_.filters) * runs_.starts.size() *
           static_cast<std::size_t>(packets_ * packetLanes);
}

void ArgmaxGradient::pack(int filter, const float* weight, float* panels) const {
    const std::ptrdiff_t width = std::ptrdiff_t{packets_} * packetLanes;
    const auto runs = static_cast<std::ptrdiff_t>(runs_.starts.size());
    float* target = panels + filter * runs * width;
    for (std::ptrdiff_t run = 0; run < runs; ++run, target += width) {
        for (int i = 0; i < runs_.steps; ++i) target[i] = weight[(run * runs_.steps + i) * problem_.filters + filter];
        std::fill(target + runs_.steps, target + width, 0.0F);
    }
}

void ArgmaxGradient::sumWeights(const ConstImageView& input, const ConstImageView& gradient, const std::uint8_t* argmax,
                                float* weightGradient, bool accumulate) const {
    // The last packet of a run ends with it and repeats some values of the one before; a run that is shorter than a
    // packet reads what follows, to no effect.
    const int width = std::max(runs_.steps, packetLanes);
    const auto runs = static_cast<std::ptrdiff_t>(runs_.starts.size());
    const std::ptrdiff_t filterSums = runs * width;
    Scratch scratch;
    float* sums = scratch.floats(static_cast<std::size_t>(problem_.filters * filterSums));
    std::fill_n(sums, problem_.filters * filterSums, 0.0F);
    std::ptrdiff_t* offsets = scratchOffsets(scratch, runs_.starts.size());
    for (int n = 0; n < input.count; ++n) {
        Scratch copy;
        const SourceWindow window = openWindow(input, n, 1, region_, copy, width - runs_.steps);
        runs_.writeOffsets(problem_.input.channels, window.rowStride, offsets);
        const std::ptrdiff_t column = std::ptrdiff_t{problem_.geometry.stride.width} * problem_.input.channels;
        const std::ptrdiff_t row = problem_.geometry.stride.height * window.rowStride;
        Walk walk{.height = gradient.shape.height,
                  .width = gradient.shape.width,
                  .column = 2 * column,
                  .row = 2 * row,
                  .places = placesFor(column, row),
                  .filters = problem_.filters,
                  .sumsRun = width};
        const std::ptrdiff_t first = n * gradient.shape.size();
        for (int filter = 0; filter < problem_.filters; ++filter) {
            for (const Block& block : blocks_) {
                const std::ptrdiff_t start = std::ptrdiff_t{block.firstPacket} * packetLanes;
                walk.runs = offsets + block.firstRun;
                walk.last = std::min<std::ptrdiff_t>((block.packets - 1) * packetLanes, width - packetLanes - start);
                functionsFor(block.runs, block.packets)
                    .sum(walk, window.corner + start, gradient.data + first + filter, argmax + first + filter,
                         sums + filter * filterSums + block.firstRun * width + start);
            }
        }
    }
    for (std::ptrdiff_t run = 0; run < runs; ++run)
        for (int i = 0; i < runs_.steps; ++i, weightGradient += problem_.filters)
            for (int filter = 0; filter < problem_.filters; ++filter) {
                const float sum = sums[filter * filterSums + run * width + i];
                weightGradient[filter] = accumulate ? weightGradient[filter] + sum : sum;
            }
}

std::size_t ArgmaxGradient::scratchFloats() const {
    return static_cast<std::size_t>(region_.height()) * static_cast<std::size_t>(region_.width()) *
           static_cast<std::size_t>(problem_.input.channels);
}

void ArgmaxGradient::sumInput(const ConstImageView& gradient, const std::uint8_t* argmax, const float* panels,
                              const ImageView& inputGradient, bool accumulate) const {
    const Shape& in = inputGradient.shape;
    const std::ptrdiff_t rowStride = std::ptrdiff_t{region_.width()} * in.channels;
    const std::ptrdiff_t values = rowStride * region_.height();
    Scratch scratch;
    float* sums = scratch.floats(static_cast<std::size_t>(values + packetLanes));  // a run's spare lanes get 0 added
    std::ptrdiff_t* offsets = scratchOffsets(scratch, runs_.starts.size());
    runs_.writeOffsets(in.channels, rowStride, offsets);
    // The filters that each place has won.
    const auto filters = static_cast<std::size_t>(problem_.filters);
    std::int32_t* lists[inactive + 1];
    for (auto& list : lists) list = reinterpret_cast<std::int32_t*>(scratch.floats(filters));
    const std::ptrdiff_t column = std::ptrdiff_t{problem_.geometry.stride.width} * in.channels;
    const std::ptrdiff_t row = problem_.geometry.stride.height * rowStride;
    const Places places = placesFor(column, row);
    for (int n = 0; n < gradient.count; ++n) {
        std::fill_n(sums, values + packetLanes, 0.0F);
        for (int i = 0; i < gradient.shape.height; ++i) {
            for (int j = 0; j < gradient.shape.width; ++j, argmax += filters) {
                int counts[inactive + 1] = {};
                for (std::size_t f = 0; f < filters; ++f)
                    lists[argmax[f]][counts[argmax[f]]++] = static_cast<std::int32_t>(f);
                addPixel(lists, counts, gradient.pixel(n, i, j), panels, offsets, places.data(),
                         sums + 2 * i * row + 2 * j * column);
            }
        }
        for (int y = 0; y < in.height; ++y) {
            float* target = inputGradient.pixel(n, y, 0);
            const bool isInside = y >= region_.top && y < region_.bottom;
            const int first = isInside ? std::clamp(region_.left, 0, in.width) : in.width;
            const int end = isInside ? std::clamp(region_.right, first, in.width) : in.width;
            const float* source = sums + (y - region_.top) * rowStride - std::ptrdiff_t{region_.left} * in.channels;
            if (!accumulate) std::fill_n(target, std::ptrdiff_t{first} * in.channels, 0.0F);
            for (int v = first * in.channels; v < end * in.channels; ++v)
                target[v] = accumulate ? target[v] + source[v] : source[v];
            if (!accumulate)
                std::fill_n(target + std::ptrdiff_t{end} * in.channels, std::ptrdiff_t{in.width - end} * in.channels,
                            0.0F);
        }
    }
}

void ArgmaxGradient::addPixel(const std::int32_t* const* lists, const int* counts, const float* gradient,
                              const float* panels, const std::ptrdiff_t* runOffsets, const std::ptrdiff_t* places,
                              float* target) const {
    Addend addend{.gradient = gradient, .weightRun = std::ptrdiff_t{packets_} * packetLanes};
    addend.weightFilter = addend.weightRun * static_cast<std::ptrdiff_t>(runs_.starts.size());
    for (const Block& block : blocks_) {
        const std::ptrdiff_t start = std::ptrdiff_t{block.firstPacket} * packetLanes;
        addend.weight = panels + block.firstRun * addend.weightRun + start;
        addend.runs = runOffsets + block.firstRun;
        for (int place = 0; place < inactive; ++place) {
            addend.filters = lists[place];
            addend.count = counts[place];
            if (addend.count > 0) functionsFor(block.runs, block.packets).add(addend, target + start + places[place]);
        }
    }
}

}  // namespace fovea::kernels
