// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/pooled_product.h"

#include <array>
#include <cassert>
#include <utility>

#include "core/kernels/largest_of_four.h"

namespace fovea::kernels {

namespace {

using Eigen::internal::ploadu;
using Eigen::internal::pmadd;
using Eigen::internal::pset1;

/// Keeps the compiler from making a pointer of its own for each neighbour: there are more than registers, and with
/// them a step loads twice as much. 12 rows of A, first layer of LeNet-5: 57 → 66 GFLOP/s.
inline const float* kept(const float* pointer) {
#if defined(__GNUC__)
    asm("" : "+r"(pointer));
#endif
    return pointer;
}

/// Where the spare lanes of a row are overwritten by the rows after it, the whole packet is stored.
class LineEnd {
public:
    LineEnd(const PooledProduct& product, int packets, int rowsToCome)
        : used_(packetLanes - (packets * packetLanes - product.lanes)),
          covering_((packetLanes - used_ + product.lanes - 1) / product.lanes),
          rowsToCome_(product.cStep == product.lanes ? rowsToCome : 0) {}
    int used(int row) const { return rowsToCome_ - row >= covering_ ? packetLanes : used_; }

private:
    int used_;
    int covering_;
    int rowsToCome_;  ///< after row 0
};

// All loops over rows, neighbours and packets are unrolled, so that the sums never leave their registers.
template <int Rows, int Packets, bool KeepsPlaces>
void tile(const PooledProduct& product, const float* a, const float* b, float* c, float* places, int following) {
    constexpr int columns = 2 * Rows;
    // Neighbours that share a pointer: at 0, 1 and 2 times aColumn, which an x86 address can say.
    constexpr int shared = columns % 3 == 0 ? 3 : 2;
    Packet sums[2][columns][Packets];
#pragma GCC unroll 3
    for (int v = 0; v < Packets; ++v) {
        Packet start = pset1<Packet>(0.0F);
        if (product.bias != nullptr)
            start = loadPart(product.bias + v * packetLanes, std::min(packetLanes, product.lanes - v * packetLanes));
#pragma GCC unroll 2
        for (int r = 0; r < 2; ++r)
#pragma GCC unroll 12
            for (int i = 0; i < columns; ++i) sums[r][i][v] = start;
    }
    for (int s = 0; s < product.segments; ++s) {
        const float* at[2][columns / shared];
#pragma GCC unroll 2
        for (int r = 0; r < 2; ++r)
#pragma GCC unroll 4
            for (int i = 0; i < columns / shared; ++i)
                at[r][i] = a + product.aOffsets[s] + r * product.aRow + shared * i * product.aColumn;
        const std::ptrdiff_t column = product.aColumn;
        for (const float* end = b + product.steps * Packets * packetLanes; b != end; b += Packets * packetLanes) {
            Packet weights[Packets];
#pragma GCC unroll 3
            for (int v = 0; v < Packets; ++v) weights[v] = ploadu<Packet>(b + v * packetLanes);
#pragma GCC unroll 2
            for (int r = 0; r < 2; ++r) {
#pragma GCC unroll 12
                for (int i = 0; i < columns; ++i) {
                    const Packet value = pset1<Packet>(at[r][i / shared][i % shared * column]);
#pragma GCC unroll 3
                    for (int v = 0; v < Packets; ++v) sums[r][i][v] = pmadd(value, weights[v], sums[r][i][v]);
                }
#pragma GCC unroll 4
                for (int i = 0; i < columns / shared; ++i) at[r][i] = kept(at[r][i] + 1);
            }
        }
    }
    const LineEnd lineEnd(product, Packets, following + Rows - 1);
#pragma GCC unroll 6
    for (int i = 0; i < Rows; ++i) {
#pragma GCC unroll 3
        for (int v = 0; v < Packets; ++v) {
            const int used = v + 1 < Packets ? packetLanes : lineEnd.used(i);
            const std::ptrdiff_t target = i * product.cStep + v * packetLanes;
            LargestOfFour largest(sums[0][2 * i][v]);
#pragma GCC unroll 3
            for (int place = 1; place < 4; ++place)
                largest.meet(sums[place / 2][2 * i + place % 2][v], static_cast<float>(place));
            if (product.fusedRelu) largest.applyRelu();
            storePart(c + target, used, largest.value);
            if constexpr (KeepsPlaces) storePart(places + target, used, largest.place);
        }
    }
}

using TileFunction = void (*)(const PooledProduct&, const float*, const float*, float*, float*, int);

template <int Packets, bool KeepsPlaces, std::size_t... Rows>
constexpr std::array<TileFunction, pooledRows(1)> tileTable(std::index_sequence<Rows...>) {
    return {tile<static_cast<int>(Rows) + 1, Packets, KeepsPlaces>...};
}
template <bool KeepsPlaces>
constexpr std::array<std::array<TileFunction, pooledRows(1)>, widestPanel> tiles = {
    tileTable<1, KeepsPlaces>(std::make_index_sequence<pooledRows(1)>()),
    tileTable<2, KeepsPlaces>(std::make_index_sequence<pooledRows(2)>()),
    tileTable<3, KeepsPlaces>(std::make_index_sequence<pooledRows(3)>()),
};

}  // namespace

void multiplyPooledTile(const PooledProduct& product, int rows, int packets, const float* a, const float* b, float* c,
                        float* places, int following) {
    assert(rows >= 1 && rows <= pooledRows(packets));
    assert(product.lanes > (packets - 1) * packetLanes && product.lanes <= packets * packetLanes);
    const auto& table = places == nullptr ? tiles<false> : tiles<true>;
    table[static_cast<std::size_t>(packets - 1)][static_cast<std::size_t>(rows - 1)](product, a, b, c, places,
                                                                                     following);
}

}  // namespace fovea::kernels
