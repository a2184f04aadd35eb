// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/product.h"

#include <array>
#include <cassert>
#include <utility>

namespace fovea::kernels {

namespace {

using Eigen::internal::ploadu;
using Eigen::internal::pmadd;
using Eigen::internal::pmax;
using Eigen::internal::pset1;
using Eigen::internal::pstoreu;

/// How a tile stores the last packet of a row, of which `used` lanes are columns of C. A row may be stored
/// whole where the tile's next rows follow it without a gap: they overwrite its spare lanes. That is most
/// rows, and saves the detour through memory that the others take (a tenth on 3 to 6 channels).
class RowEnds {
public:
    RowEnds(int rows, int width, int lanes, float* const* c)
        : rows_(rows),
          lanes_(lanes),
          used_(packetLanes - (width - lanes)),
          c_(c),
          covering_((width - lanes + lanes - 1) / lanes) {}
    bool isWhole(int row) const {
        return used_ == packetLanes ||
               (row + covering_ < rows_ && c_[row + covering_] - c_[row] == std::ptrdiff_t{covering_} * lanes_);
    }
    int used() const { return used_; }

private:
    int rows_;
    int lanes_;
    int used_;
    float* const* c_;
    int covering_;  ///< rows after this one that the spare lanes reach
};

// All loops over rows and packets are unrolled, so that the sums never leave their registers.
template <int Rows, int Packets>
void tile(const Product& product, const float* const* a, const float* b, float* const* c) {
    constexpr int last = (Packets - 1) * packetLanes;
    const RowEnds ends(Rows, Packets * packetLanes, product.lanes, c);
    Packet sums[Rows][Packets];
    if (product.accumulate) {
#pragma GCC unroll 12
        for (int i = 0; i < Rows; ++i) {
#pragma GCC unroll 3
            for (int v = 0; v + 1 < Packets; ++v) sums[i][v] = ploadu<Packet>(c[i] + v * packetLanes);
            sums[i][Packets - 1] = loadPart(c[i] + last, ends.used());
        }
    } else {
        Packet start[Packets];
#pragma GCC unroll 3
        for (int v = 0; v < Packets; ++v) {
            if (product.bias == nullptr)
                start[v] = pset1<Packet>(0.0F);
            else
                start[v] = loadPart(product.bias + v * packetLanes, v + 1 < Packets ? packetLanes : ends.used());
        }
#pragma GCC unroll 12
        for (int i = 0; i < Rows; ++i)
#pragma GCC unroll 3
            for (int v = 0; v < Packets; ++v) sums[i][v] = start[v];
    }
    const float* rows[Rows];
#pragma GCC unroll 12
    for (int i = 0; i < Rows; ++i) rows[i] = a[i];
    for (int s = 0; s < product.segments; ++s) {
        const float* row = b + product.bOffsets[s];
        std::ptrdiff_t at = product.aOffsets[s];
        for (int k = 0; k < product.steps; ++k, at += product.aStep, row += product.bStep) {
            Packet columns[Packets];
#pragma GCC unroll 3
            for (int v = 0; v < Packets; ++v) columns[v] = ploadu<Packet>(row + v * packetLanes);
#pragma GCC unroll 12
            for (int i = 0; i < Rows; ++i) {
                const Packet value = pset1<Packet>(rows[i][at]);
#pragma GCC unroll 3
                for (int v = 0; v < Packets; ++v) sums[i][v] = pmadd(value, columns[v], sums[i][v]);
            }
        }
    }
    if (product.fusedRelu) {
        // In this order the maximum passes on what is not a number.
#pragma GCC unroll 12
        for (int i = 0; i < Rows; ++i)
#pragma GCC unroll 3
            for (int v = 0; v < Packets; ++v) sums[i][v] = pmax(sums[i][v], pset1<Packet>(0.0F));
    }
#pragma GCC unroll 12
    for (int i = 0; i < Rows; ++i) {
#pragma GCC unroll 3
        for (int v = 0; v + 1 < Packets; ++v) pstoreu(c[i] + v * packetLanes, sums[i][v]);
        if (ends.isWhole(i))
            pstoreu(c[i] + last, sums[i][Packets - 1]);
        else
            storePart(c[i] + last, ends.used(), sums[i][Packets - 1]);
    }
}

using TileFunction = void (*)(const Product&, const float* const*, const float*, float* const*);

template <int Packets, std::size_t... Rows>
constexpr std::array<TileFunction, largestTile> tileTable(std::index_sequence<Rows...>) {
    return {tile<static_cast<int>(Rows) + 1, Packets>...};
}
constexpr std::array<std::array<TileFunction, largestTile>, widestPanel> tiles = {
    tileTable<1>(std::make_index_sequence<tileRows(1)>()),
    tileTable<2>(std::make_index_sequence<tileRows(2)>()),
    tileTable<3>(std::make_index_sequence<tileRows(3)>()),
};

}  // namespace

void multiplyTile(const Product& product, int rows, int packets, const float* const* a, const float* b,
                  float* const* c) {
    assert(rows >= 1 && rows <= tileRows(packets));
    assert(product.lanes > (packets - 1) * packetLanes && product.lanes <= packets * packetLanes);
    tiles[static_cast<std::size_t>(packets - 1)][static_cast<std::size_t>(rows - 1)](product, a, b, c);
}

}  // namespace fovea::kernels
