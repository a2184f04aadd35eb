// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>

#include "core/kernels/winograd_convolution.h"

namespace fovea::kernels::winograd {

namespace {

/// Aᵀ M A + bias for one panel of one tile's M, with ReLU if wanted.
template <class Scheme>
void storeTile(const Panel& panel, const float* m, std::ptrdiff_t plane, const float* bias, bool fusedRelu, int filters,
               const TilePixels<Scheme::tile, float>& pixels) {
    constexpr int tile = Scheme::tile;
    constexpr int side = Scheme::side;
    const Packet least = pset1<Packet>(fusedRelu ? 0.0F : -std::numeric_limits<float>::infinity());
    const float* products[side];
    for (int i = 0; i < side; ++i) products[i] = m + i * side * plane;
    float* rows[tile];
    std::copy_n(pixels.rows, tile, rows);
    const std::ptrdiff_t step = pixels.step;
    const unsigned columns = columnBits(0, pixels.endColumn);
    for (int p = 0; p < panel.packets; ++p) {
        const std::ptrdiff_t lane = p * packetLanes;
        const std::ptrdiff_t channel = panel.first + lane;
        const Packet start = ploadu<Packet>(bias + lane);
        transformToColumns<Scheme::At>(
            [&](int i, int j) { return ploadu<Packet>(products[i] + j * plane + lane); },
            [&](int j, const Packet* column) {
                const std::ptrdiff_t at = j * step + channel;
                if (filters < packetLanes) [[unlikely]] {
                    alignas(64) float narrow[packetLanes];
#pragma GCC unroll 4
                    for (int i = 0; i < tile; ++i) {
                        pstoreu(narrow, Eigen::internal::pmax(padd(column[i], start), least));
                        std::copy_n(narrow, filters, rows[i] + at);
                    }
                    return;
                }
#pragma GCC unroll 4
                for (int i = 0; i < tile; ++i)
                    pstoreu(rows[i] + at, Eigen::internal::pmax(padd(column[i], start), least));
            },
            columns);
    }
}

}  // namespace

template <class Scheme>
void WinogradConvolution<Scheme>::storeTiles(const ConvForward& call, const TileGrid& grid, TileRange tiles, int first,
                                             int end, const Spectrum& m) const {
    const Placement outputs = outputTiles(grid);
    const Panels panels = panelsOf(ConvPass::Forward);
    const int padded = paddedChannels(filters());
    Scratch scratch;
    float* unwanted = scratch.floats(static_cast<std::size_t>(padded) * Scheme::tile);
    float* bias = scratch.floats(static_cast<std::size_t>(padded));
    std::fill_n(bias, padded, 0.0F);
    if (call.bias != nullptr) std::copy_n(call.bias, filters(), bias);
    TileGrid::Place place = grid.at(tiles.first);
    for (int t = 0; t < tiles.count(); ++t, place = grid.after(place)) {
        const auto pixels = outputs.locate<Scheme::tile>(call.output, place, unwanted);
        for (int p = first; p < end; ++p)
            storeTile<Scheme>(panels.at(p), m.data + t * m.row + (p - first) * panels.at(0).width(), m.plane,
                              bias + panels.at(p).first, call.fusedRelu, filters(), pixels);
    }
}

template <class Scheme>
void WinogradConvolution<Scheme>::forward(const ConvForward& call, RowRange rows) const {
    const TileGrid grid = gridOf(rows);
    const Placement inputs = inputTiles(grid);
    const Placement outputs = outputTiles(grid);
    const Panels panels = panelsOf(ConvPass::Forward);
    const int tiles = grid.tilesOf(call.input.count);
    const int block = blockTiles(ConvPass::Forward, tiles);
    const int padded = paddedChannels(filters());

    Scratch scratch;
    const Spectrum v = Spectrum::allocate(channels(), block, Scheme::pointCount, scratch);
    const int atOnce = panelsAtOnce(ConvPass::Forward, block);
    const Spectrum m = Spectrum::allocate(atOnce * panels.at(0).width(), block, Scheme::pointCount, scratch);
    float* unwanted = scratch.floats(static_cast<std::size_t>(padded) * Scheme::tile);

    for (TileRange range{0, 0}; range.first < tiles; range.first = range.end) {
        range.end = std::min(tiles, range.first + block);
        gather<Scheme::Bt>(call.input, inputs, range, v, [&](const TileGrid::Place& place, const auto&) {
            prefetch(outputs.locate<Scheme::tile>(call.output, place, unwanted));
        });
        for (int first = 0; first < panels.count(); first += atOnce) {
            const int end = std::min(panels.count(), first + atOnce);
            multiplyPanels(ConvPass::Forward, first, end, range.count(), v, call.panels, m);
            storeTiles(call, grid, range, first, end, m);
        }
    }
}

template void WinogradConvolution<Winograd3>::forward(const ConvForward&, RowRange) const;
template void WinogradConvolution<Winograd5>::forward(const ConvForward&, RowRange) const;

}  // namespace fovea::kernels::winograd
