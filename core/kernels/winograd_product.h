// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/kernels only. The products that Winograd's convolution spends its time in, and the
// vectors that channels are cut into for them.
#pragma once

#include <algorithm>
#include <cstddef>

#include "core/kernels/product.h"

namespace fovea::kernels::winograd {

/// Channels as scratch memory holds them: one whole packet at least.
inline int paddedChannels(int channels) { return std::max(channels, packetLanes); }

/// First channel of the vector that begins at `channel` or, when that would be partial, ends with
/// the last one: computing a few channels twice is cheaper than handling part of a vector.
inline int vectorStart(int channel, int padded) { return std::min(channel, padded - packetLanes); }

/// One or two vectors of channels side by side. All but the last panel are equally wide; the last one
/// may begin inside the one before it, up to channel `fresh`.
struct Panel {
    int first = 0;
    int fresh = 0;
    int packets = 0;

    int width() const { return packets * packetLanes; }
};

class Panels {
public:
    explicit Panels(int channels)
        : padded_(paddedChannels(channels)), step_(padded_ >= 2 * packetLanes ? 2 * packetLanes : packetLanes) {}

    int count() const { return (padded_ + step_ - 1) / step_; }
    /// Of all panels together.
    int width() const { return (count() - 1) * step_ + at(count() - 1).width(); }
    Panel at(int index) const {
        const int fresh = index * step_;
        const int packets = padded_ - fresh > packetLanes ? step_ / packetLanes : 1;
        return {std::min(fresh, padded_ - packets * packetLanes), fresh, packets};
    }

private:
    int padded_;
    int step_;
};

/// C[i][lane] = Σ_s A[i · aRow + s · aStep] · B[s · bStep + lane]
///
/// Unlike kernels::Product, rows are evenly apart and nothing is added at the end: a product of one point k is a few
/// hundred instructions long, and tables of its rows' addresses would be a good part of them.
struct Strides {
    std::ptrdiff_t aRow = 0;
    std::ptrdiff_t aStep = 1;
    std::ptrdiff_t bStep = 0;
    std::ptrdiff_t cRow = 0;
};

/// One tile of C, or its sum with what C holds. All loops over rows and packets are unrolled, so that
/// the sums never leave their registers.
template <int Rows, int Packets>
inline void multiplyTile(const Strides& by, int steps, const float* a, const float* b, float* c, bool accumulate) {
    using namespace Eigen::internal;
    Packet sums[Rows][Packets];
    const float* rows[Rows];
#pragma GCC unroll 12
    for (int i = 0; i < Rows; ++i) {
        rows[i] = a + i * by.aRow;
#pragma GCC unroll 3
        for (int v = 0; v < Packets; ++v) sums[i][v] = pset1<Packet>(0.0F);
    }
    std::ptrdiff_t at = 0;
    for (int s = 0; s < steps; ++s, at += by.aStep, b += by.bStep) {
        Packet columns[Packets];
#pragma GCC unroll 3
        for (int v = 0; v < Packets; ++v) columns[v] = ploadu<Packet>(b + v * packetLanes);
#pragma GCC unroll 12
        for (int i = 0; i < Rows; ++i) {
            const Packet value = pset1<Packet>(rows[i][at]);
#pragma GCC unroll 3
            for (int v = 0; v < Packets; ++v) sums[i][v] = pmadd(value, columns[v], sums[i][v]);
        }
    }
#pragma GCC unroll 12
    for (int i = 0; i < Rows; ++i) {
#pragma GCC unroll 3
        for (int v = 0; v < Packets; ++v) {
            float* target = c + i * by.cRow + v * packetLanes;
            pstoreu(target, accumulate ? padd(ploadu<Packet>(target), sums[i][v]) : sums[i][v]);
        }
    }
}

template <int Rows, int Packets>
void multiplyRest(int rows, const Strides& by, int steps, const float* a, const float* b, float* c, bool accumulate) {
    if constexpr (Rows > 0) {
        if (rows == Rows) return multiplyTile<Rows, Packets>(by, steps, a, b, c, accumulate);
        return multiplyRest<Rows - 1, Packets>(rows, by, steps, a, b, c, accumulate);
    }
}

/// Any number of rows, in tiles of 12 sums, which fill the 16 registers of AVX2. (The 32 of AVX-512 would hold 24.)
/// What is left over after the last whole tile is shared with it: a tile of one or two rows would wait for its own sums.
template <int Packets>
void multiply(int rows, const Strides& by, int steps, const float* a, const float* b, float* c, bool accumulate) {
    constexpr int tile = 12 / Packets;
    for (; rows >= 2 * tile || rows == tile; rows -= tile, a += tile * by.aRow, c += tile * by.cRow)
        multiplyTile<tile, Packets>(by, steps, a, b, c, accumulate);
    if (rows > tile) {
        const int half = (rows + 1) / 2;
        multiplyRest<tile, Packets>(half, by, steps, a, b, c, accumulate);
        rows -= half;
        a += half * by.aRow;
        c += half * by.cRow;
    }
    if (rows > 0) multiplyRest<tile, Packets>(rows, by, steps, a, b, c, accumulate);
}

/// The sums are made of partial sums of at most `longest` terms: float sums lose a digit for every
/// hundred terms, and Aᵀ and Bᵀ bring terms together that are larger than the result.
inline void multiply(const Panel& panel, int rows, Strides by, int steps, int longest, const float* a, const float* b,
                     float* c) {
    const int pieces = (steps + longest - 1) / longest;
    for (int piece = 0, first = 0, count = 0; piece < pieces; ++piece, first += count) {
        count = (steps - first + pieces - piece - 1) / (pieces - piece);
        if (panel.packets == 2)
            multiply<2>(rows, by, count, a + first * by.aStep, b + first * by.bStep, c, first > 0);
        else
            multiply<1>(rows, by, count, a + first * by.aStep, b + first * by.bStep, c, first > 0);
    }
}

}  // namespace fovea::kernels::winograd
