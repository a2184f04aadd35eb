// SPDX-License-Identifier: GPL-3.0-or-later
// Both gradients from one transform Z = A dY Aᵀ of the output's gradient:
//
//     dX: M_k = Z_k · U_kᵀ    [tiles × F] · [F × C],  then B M Bᵀ added up where tiles overlap
//     dW: dU_k = V_kᵀ · Z_k   [C × tiles] · [tiles × F],  then Gᵀ dU G
//
// dX goes by blocks of tiles like the forward pass. dW needs V and Z of all the tiles that it sums
// over, so a call is cut into groups of tiles that a core's share of the outer cache holds; dU, four
// times as large as dW, exists only for a few channels and one panel of filters at a time.
#include <algorithm>

#include "core/kernels/winograd_convolution.h"
#include "core/kernels/winograd_pixel_sums.h"

namespace fovea::kernels::winograd {

namespace {

/// Tiles of the input overlap, so that their gradients add up. What a tile is the first to meet it writes, which
/// saves clearing the gradient in advance. Tiles come in the order of the grid.
struct Met {
    bool all = false;    ///< the gradient was there before
    bool above = false;  ///< the tile above wrote the first rows
    bool left = false;   ///< the tile to the left wrote the first columns
};

/// target = value, or += for those of a column that were met.
template <int First, int End>
void addColumn(const Packet* column, bool met, float* const* rows, std::ptrdiff_t at) {
    if (met) [[likely]] {
#pragma GCC unroll 8
        for (int i = First; i < End; ++i) pstoreu(rows[i] + at, padd(ploadu<Packet>(rows[i] + at), column[i]));
    } else {
#pragma GCC unroll 8
        for (int i = First; i < End; ++i) pstoreu(rows[i] + at, column[i]);
    }
}

/// Adds B M Bᵀ for one panel of one tile's M.
template <class Scheme>
void addTile(const Panel& panel, const float* m, std::ptrdiff_t plane, int channels, const Met met,
             const TilePixels<Scheme::side, float>& pixels) {
    constexpr int side = Scheme::side;
    constexpr int overlap = Scheme::kernel - 1;
    const float* products[side];
    for (int i = 0; i < side; ++i) products[i] = m + i * side * plane;
    float* rows[side];
    std::copy_n(pixels.rows, side, rows);
    const std::ptrdiff_t step = pixels.step;
    const unsigned columns = columnBits(pixels.firstColumn, pixels.endColumn);
    for (int p = 0; p < panel.packets; ++p) {
        const std::ptrdiff_t lane = p * packetLanes;
        const std::ptrdiff_t channel = panel.first + lane;
        transformToColumns<Scheme::B>([&](int i, int j) { return ploadu<Packet>(products[i] + j * plane + lane); },
                                      [&](int j, const Packet* column) {
                                          const bool isMet = met.all || (met.left && j < overlap);
                                          const std::ptrdiff_t at = j * step + channel;
                                          if (channels >= packetLanes) [[likely]] {
                                              addColumn<0, overlap>(column, isMet || met.above, rows, at);
                                              addColumn<overlap, side>(column, isMet, rows, at);
                                              return;
                                          }
                                          alignas(64) float narrow[packetLanes];
#pragma GCC unroll 8
                                          for (int i = 0; i < side; ++i) {
                                              const bool adds = isMet || (met.above && i < overlap);
                                              pstoreu(narrow, column[i]);
                                              float* to = rows[i] + at;
                                              for (int c = 0; c < channels; ++c)
                                                  to[c] = narrow[c] + (adds ? to[c] : 0.0F);
                                          }
                                      },
                                      columns);
    }
}

/// target[lane] (+)= value[lane] for lanes [first, end).
void storeLanes(const Packet& value, int first, int end, bool accumulate, float* target) {
    alignas(64) float lanes[packetLanes];
    pstoreu(lanes, value);
    for (int lane = first; lane < end; ++lane) target[lane] = lanes[lane] + (accumulate ? target[lane] : 0.0F);
}

}  // namespace

template <class Scheme>
void WinogradConvolution<Scheme>::addTiles(const ConvBackward& call, const TileGrid& grid, TileRange tiles, int first,
                                           int end, const Spectrum& m) const {
    const std::size_t outside = static_cast<std::size_t>(paddedChannels(channels())) * Scheme::side;
    Scratch scratch;
    float* unwanted = scratch.floats(outside);
    std::fill_n(unwanted, outside, 0.0F);
    const Placement inputs = inputTiles(grid);
    const Panels panels = panelsOf(ConvPass::InputGradient);
    TileGrid::Place place = grid.at(tiles.first);
    for (int t = 0; t < tiles.count(); ++t, place = grid.after(place)) {
        const auto pixels = inputs.locate<Scheme::side>(call.inputGradient, place, unwanted);
        const Met met{call.accumulate, place.row > 0, place.column > 0};
        // The last panel first: in the lanes that it shares with the one before it it adds 0 to what may
        // not have been written yet.
        for (int p = end - 1; p >= first; --p)
            addTile<Scheme>(panels.at(p), m.data + t * m.row + (p - first) * panels.at(0).width(), m.plane, channels(),
                            met, pixels);
    }
}

template <class Scheme>
void WinogradConvolution<Scheme>::inputGradient(const ConvBackward& call, const TileGrid& grid, TileRange tiles,
                                                const Spectrum& z, const Spectrum& m) const {
    const Panels panels = panelsOf(ConvPass::InputGradient);
    const int atOnce = panelsAtOnce(ConvPass::InputGradient, tiles.count());
    for (int end = panels.count(); end > 0; end -= atOnce) {  // the last first, see addTiles
        const int first = std::max(0, end - atOnce);
        multiplyPanels(ConvPass::InputGradient, first, end, tiles.count(), z, call.panels, m);
        addTiles(call, grid, tiles, first, end, m);
    }
}

/// Gᵀ dU G
template <class Scheme>
void WinogradConvolution<Scheme>::storeWeights(const Panel& panel, int first, int end, const Spectrum& products,
                                               bool accumulate, float* gradient) const {
    constexpr int ahead = 4;
    const std::ptrdiff_t plane = products.plane;
    const float* row = products.data;
    for (int c = first; c < end; ++c, row += products.row) {
        // One line of each tap's gradient, far from the others: ask for those to come.
        if (c + ahead < end)
            for (int tap = 0; tap < Scheme::kernel * Scheme::kernel; ++tap)
                __builtin_prefetch(gradient + (std::ptrdiff_t{tap} * channels() + c + ahead) * filters() + panel.first,
                                   1);
        for (int p = 0; p < panel.packets; ++p) {
            const int filter = panel.first + p * packetLanes;
            const int firstLane = std::max(0, panel.fresh - filter);
            const int endLane = std::min(packetLanes, filters() - filter);
            transformToColumns<Scheme::Gt>(
                [&](int i, int j) { return ploadu<Packet>(row + (i * Scheme::side + j) * plane + p * packetLanes); },
                [&](int j, const Packet* column) {
                    for (int i = 0; i < Scheme::kernel; ++i) {
                        float* target =
                            gradient + ((i * Scheme::kernel + j) * std::ptrdiff_t{channels()} + c) * filters() + filter;
                        if (firstLane != 0 || endLane != packetLanes)
                            storeLanes(column[i], firstLane, endLane, accumulate, target);
                        else
                            pstoreu(target, accumulate ? padd(ploadu<Packet>(target), column[i]) : column[i]);
                    }
                });
        }
    }
}

template <class Scheme>
void WinogradConvolution<Scheme>::weightGradient(int tiles, const Spectrum& v, const Spectrum& z, bool accumulate,
                                                 float* gradient) const {
    const Panels panels = panelsOf(ConvPass::Forward);
    const int block = std::min(channels(), largestChannelBlock);
    Scratch scratch;
    float* memory =
        scratch.floats(static_cast<std::size_t>(planeStride(std::ptrdiff_t{block} * 2 * packetLanes) * Scheme::pointCount));
    for (int p = 0; p < panels.count(); ++p) {
        const Panel panel = panels.at(p);
        const Strides strides{.aRow = 1, .aStep = v.row, .bStep = z.row, .cRow = panel.width()};
        for (int first = 0; first < channels(); first += block) {
            const int end = std::min(channels(), first + block);
            const Spectrum products{memory, panel.width(), planeStride(std::ptrdiff_t{end - first} * panel.width())};
            for (int k = 0; k < Scheme::pointCount; ++k)
                multiply(panel, end - first, strides, tiles, Scheme::longestSum, v.data + k * v.plane + first,
                         z.data + k * z.plane + panel.first, products.data + k * products.plane);
            storeWeights(panel, first, end, products, accumulate, gradient);
        }
    }
}

template <class Scheme>
void WinogradConvolution<Scheme>::backward(const ConvBackward& call) const {
    const bool wantsInput = call.inputGradient.data != nullptr;
    const bool wantsWeight = call.weightGradient != nullptr;
    const TileGrid grid = gridOf({0, problem().geometry.output.height});
    const int tiles = grid.tilesOf(call.outputGradient.count);
    const int block = blockTiles(ConvPass::InputGradient, tiles);
    const int group = wantsWeight ? groupTiles(tiles) : block;

    Scratch scratch;
    const Spectrum z = Spectrum::allocate(filters(), group, Scheme::pointCount, scratch);
    const Spectrum v = wantsWeight ? Spectrum::allocate(channels(), group, Scheme::pointCount, scratch) : Spectrum{};
    const int lanes = panelsAtOnce(ConvPass::InputGradient, block) * panelsOf(ConvPass::InputGradient).at(0).width();
    const Spectrum m = Spectrum::allocate(lanes, block, Scheme::pointCount, scratch);
    PixelSums bias(filters(), scratch);
    float* unwanted = scratch.floats(static_cast<std::size_t>(paddedChannels(channels())) * Scheme::tile);
    for (TileRange all{0, 0}; all.first < tiles; all.first = all.end) {
        all.end = std::min(tiles, all.first + group);
        for (TileRange part{all.first, all.first}; part.first < all.end; part.first = part.end) {
            part.end = std::min(all.end, part.first + block);
            const int inGroup = part.first - all.first;
            gather<Scheme::A>(
                call.outputGradient, outputTiles(grid), part, z.from(inGroup),
                [&](const TileGrid::Place& place, const auto& pixels) {
                    if (call.biasGradient != nullptr) bias.add(pixels);
                    if (wantsInput)
                        prefetch(outputTiles(grid).template locate<Scheme::tile>(call.inputGradient, place, unwanted));
                });
            if (wantsInput) inputGradient(call, grid, part, z.from(inGroup), m);
            if (wantsWeight)
                gather<Scheme::Bt>(call.input, inputTiles(grid), part, v.from(inGroup),
                                   [](const TileGrid::Place&, const auto&) {});
        }
        if (wantsWeight)
            weightGradient(all.count(), v, z, all.first > 0 || call.accumulateWeights, call.weightGradient);
    }
    if (call.biasGradient != nullptr) bias.write(call.biasGradient, call.accumulateWeights);
}

template void WinogradConvolution<Winograd3>::backward(const ConvBackward&) const;
template void WinogradConvolution<Winograd5>::backward(const ConvBackward&) const;

}  // namespace fovea::kernels::winograd
