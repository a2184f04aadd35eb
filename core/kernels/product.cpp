// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/product.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace fovea::kernels {

namespace {

using Eigen::internal::ploadu;
using Eigen::internal::pmadd;
using Eigen::internal::pset1;
using Eigen::internal::pstoreu;

// All loops over rows and vectors are unrolled, so that the sums never leave their registers.
template <int Rows, int Vectors>
void tile(const Product& product, const float* const* a, const float* b, float* const* c) {
    constexpr int width = Vectors * packetLanes;
    Packet sums[Rows][Vectors];
#pragma GCC unroll 12
    for (int i = 0; i < Rows; ++i) {
        const float* start = product.accumulate ? c[i] : product.bias;
#pragma GCC unroll 2
        for (int v = 0; v < Vectors; ++v)
            sums[i][v] = start == nullptr ? pset1<Packet>(0.0F) : ploadu<Packet>(start + v * packetLanes);
    }
    for (int s = 0; s < product.segments; ++s) {
        const float* rows[Rows];
#pragma GCC unroll 12
        for (int i = 0; i < Rows; ++i) rows[i] = a[i] + product.offsets[s];
        std::ptrdiff_t at = 0;
        for (int k = 0; k < product.steps; ++k, at += product.aStep, b += width) {
            Packet columns[Vectors];
#pragma GCC unroll 2
            for (int v = 0; v < Vectors; ++v) columns[v] = ploadu<Packet>(b + v * packetLanes);
#pragma GCC unroll 12
            for (int i = 0; i < Rows; ++i) {
                const Packet value = pset1<Packet>(rows[i][at]);
#pragma GCC unroll 2
                for (int v = 0; v < Vectors; ++v) sums[i][v] = pmadd(value, columns[v], sums[i][v]);
            }
        }
    }
#pragma GCC unroll 12
    for (int i = 0; i < Rows; ++i)
#pragma GCC unroll 2
        for (int v = 0; v < Vectors; ++v) pstoreu(c[i] + v * packetLanes, sums[i][v]);
}

using TileFunction = void (*)(const Product&, const float* const*, const float*, float* const*);

template <int Vectors, std::size_t... Rows>
constexpr std::array<TileFunction, sizeof...(Rows)> tileTable(std::index_sequence<Rows...>) {
    return {tile<static_cast<int>(Rows) + 1, Vectors>...};
}
constexpr auto narrowTiles = tileTable<1>(std::make_index_sequence<12>());
constexpr auto wideTiles = tileTable<2>(std::make_index_sequence<6>());

/// For a panel with spare lanes: rows of full width in between.
void multiplyPartialTile(TileFunction function, const Product& product, int rows, int width, const float* const* a,
                         const float* b, float* const* c) {
    alignas(64) float values[largestTile][panelLanes] = {};
    alignas(64) float bias[panelLanes] = {};
    float* full[largestTile] = {};
    for (int i = 0; i < rows; ++i) {
        full[i] = values[i];
        if (product.accumulate) std::copy_n(c[i], product.lanes, values[i]);
    }
    Product whole = product;
    whole.lanes = width;
    if (product.bias != nullptr) {
        std::copy_n(product.bias, product.lanes, bias);
        whole.bias = bias;
    }
    function(whole, a, b, full);
    for (int i = 0; i < rows; ++i) std::copy_n(values[i], product.lanes, c[i]);
}

}  // namespace

void multiplyTile(const Product& product, int rows, int width, const float* const* a, const float* b,
                  float* const* c) {
    assert(rows >= 1 && rows <= tileRows(width) && product.lanes <= width);
    const auto index = static_cast<std::size_t>(rows - 1);
    const TileFunction function = width == packetLanes ? narrowTiles[index] : wideTiles[index];
    if (product.lanes == width)
        function(product, a, b, c);
    else
        multiplyPartialTile(function, product, rows, width, a, b, c);
}

}  // namespace fovea::kernels
