// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/product.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace fovea::kernels {

namespace {

using Eigen::internal::pload;
using Eigen::internal::ploadu;
using Eigen::internal::pmadd;
using Eigen::internal::pset1;
using Eigen::internal::pstoreu;

template <int Vectors>
Packet start(const Product& product, const float* c, int vector) {
    constexpr int width = Vectors * packetLanes;
    const float* source = product.accumulate ? c : product.bias;
    if (source == nullptr) return pset1<Packet>(0.0F);
    if (product.lanes == width) return ploadu<Packet>(source + vector * packetLanes);
    alignas(64) float full[width] = {};
    std::copy_n(source, product.lanes, full);
    return ploadu<Packet>(full + vector * packetLanes);
}

template <int Rows, int Vectors>
void tile(const Product& product, const float* const* a, const float* b, float* const* c) {
    constexpr int width = Vectors * packetLanes;
    Packet sums[Rows][Vectors];
    for (int i = 0; i < Rows; ++i)
        for (int v = 0; v < Vectors; ++v) sums[i][v] = start<Vectors>(product, c[i], v);

    for (int s = 0; s < product.segments; ++s) {
        const float* rows[Rows];
        for (int i = 0; i < Rows; ++i) rows[i] = a[i] + product.offsets[s];
        std::ptrdiff_t at = 0;
        for (int k = 0; k < product.steps; ++k, at += product.aStep, b += width) {
            Packet columns[Vectors];
            for (int v = 0; v < Vectors; ++v) columns[v] = ploadu<Packet>(b + v * packetLanes);
#pragma GCC unroll 12
            for (int i = 0; i < Rows; ++i) {
                const Packet value = pset1<Packet>(rows[i][at]);
                for (int v = 0; v < Vectors; ++v) sums[i][v] = pmadd(value, columns[v], sums[i][v]);
            }
        }
    }

    for (int i = 0; i < Rows; ++i) {
        if (product.lanes == width) {
            for (int v = 0; v < Vectors; ++v) pstoreu(c[i] + v * packetLanes, sums[i][v]);
        } else {
            alignas(64) float full[width];
            for (int v = 0; v < Vectors; ++v) pstoreu(full + v * packetLanes, sums[i][v]);
            std::copy_n(full, product.lanes, c[i]);
        }
    }
}

using TileFunction = void (*)(const Product&, const float* const*, const float*, float* const*);

template <int Vectors, std::size_t... Rows>
constexpr std::array<TileFunction, sizeof...(Rows)> tileTable(std::index_sequence<Rows...>) {
    return {tile<static_cast<int>(Rows) + 1, Vectors>...};
}
constexpr auto narrowTiles = tileTable<1>(std::make_index_sequence<12>());
constexpr auto wideTiles = tileTable<2>(std::make_index_sequence<6>());

}  // namespace

void multiplyTile(const Product& product, int rows, int width, const float* const* a, const float* b,
                  float* const* c) {
    assert(rows >= 1 && rows <= tileRows(width) && product.lanes <= width);
    const auto index = static_cast<std::size_t>(rows - 1);
    (width == packetLanes ? narrowTiles[index] : wideTiles[index])(product, a, b, c);
}

}  // namespace fovea::kernels
