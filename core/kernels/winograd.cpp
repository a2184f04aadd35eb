// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/winograd.h"

#include <cassert>
#include <cstdint>

#include "core/kernels/winograd_convolution.h"

namespace fovea::kernels {

namespace winograd {

namespace {

/// Bytes of V in a block: less than half of a core's own cache.
constexpr int cacheForBlock = 200 << 10;

/// Blocks as even as possible, of at most `largest` tiles.
int evenBlocks(int tiles, int largest) {
    const std::int64_t blocks = std::max<std::int64_t>(1, (std::int64_t{tiles} + largest - 1) / largest);
    return static_cast<int>((tiles + blocks - 1) / blocks);
}

}  // namespace

template <class Scheme>
TileGrid WinogradConvolution<Scheme>::gridOf(RowRange rows) const {
    constexpr int tile = Scheme::tile;
    const int first = rows.first / tile;
    return {(problem().geometry.output.width + tile - 1) / tile, first, (rows.end + tile - 1) / tile - first};
}

template <class Scheme>
Placement WinogradConvolution<Scheme>::inputTiles(const TileGrid& grid) const {
    return {grid, Scheme::tile, -problem().geometry.padding.top, -problem().geometry.padding.left};
}

template <class Scheme>
Placement WinogradConvolution<Scheme>::outputTiles(const TileGrid& grid) const {
    return {grid, Scheme::tile, 0, 0};
}

template <class Scheme>
int WinogradConvolution<Scheme>::blockTiles(ConvPass pass, int tiles) const {
    const auto fitting =
        static_cast<int>(cacheForBlock / (std::int64_t{Scheme::pointCount} * 4 * paddedChannels(depthOf(pass))));
    // Where V would leave the cache all the same, a large block reads U fewer times from further
    // away: 1.4 times as fast at 256 channels.
    const bool staysInCache = fitting >= 8;
    return evenBlocks(tiles, staysInCache ? std::clamp(fitting / 6 * 6, 12, 48) : largestBlock);
}

template <class Scheme>
int WinogradConvolution<Scheme>::panelsAtOnce(ConvPass pass, int tiles) const {
    const std::int64_t bytes = std::int64_t{Scheme::pointCount} * 4 * paddedChannels(depthOf(pass)) * tiles;
    return bytes <= 2 * cacheForBlock ? 1 : std::min(4, panelsOf(pass).count());
}

template <class Scheme>
int WinogradConvolution<Scheme>::groupTiles(int tiles) const {
    constexpr int bytesWanted = 2 << 20;  // of V and Z: a core's share of the outer cache
    const std::int64_t lanes = std::int64_t{paddedChannels(channels())} + paddedChannels(filters());
    const auto fitting = static_cast<int>(bytesWanted / (Scheme::pointCount * 4 * lanes));
    return evenBlocks(tiles, std::max(fitting, largestBlock));
}

template <class Scheme>
std::ptrdiff_t WinogradConvolution<Scheme>::weightPlane(ConvPass pass, const Panel& panel) const {
    return planeStride(std::ptrdiff_t{depthOf(pass)} * panel.width());
}

template <class Scheme>
std::ptrdiff_t WinogradConvolution<Scheme>::weightOffset(ConvPass pass, int index) const {
    return index * Scheme::pointCount * weightPlane(pass, panelsOf(pass).at(0));
}

template <class Scheme>
std::size_t WinogradConvolution<Scheme>::panelFloats(ConvPass pass) const {
    const Panels panels = panelsOf(pass);
    const int last = panels.count() - 1;
    return static_cast<std::size_t>(weightOffset(pass, last) + Scheme::pointCount * weightPlane(pass, panels.at(last)));
}

// V, Z and M of a group, as backward() takes them, and dU of some channels.
template <class Scheme>
std::size_t WinogradConvolution<Scheme>::scratchFloats(int images) const {
    const int tiles = gridOf({0, problem().geometry.output.height}).tilesOf(images);
    const int block = blockTiles(ConvPass::InputGradient, tiles);
    const int group = groupTiles(tiles);
    const int lanes = panelsAtOnce(ConvPass::InputGradient, block) * panelsOf(ConvPass::InputGradient).at(0).width();
    return Spectrum::floats(filters(), group, Scheme::pointCount) + Spectrum::floats(channels(), group, Scheme::pointCount) +
           Spectrum::floats(lanes, block, Scheme::pointCount) +
           Spectrum::floats(2 * packetLanes, std::min(channels(), largestChannelBlock), Scheme::pointCount);
}

/// U = G g Gᵀ of a panel's channels, to [k][channel summed over][lane]; g is turned around by reading it so for the
/// input gradient: the lanes are then the channels of the input.
template <class Scheme>
void WinogradConvolution<Scheme>::pack(ConvPass pass, int job, const float* weight, float* packed) const {
    constexpr int taps = Scheme::kernel * Scheme::kernel;
    const Panel panel = panelsOf(pass).at(job);
    const int width = panel.width();
    const int depth = depthOf(pass);
    const bool forwards = pass == ConvPass::Forward;
    // From one lane to the next, and from one channel of the sum to the next.
    const std::ptrdiff_t laneStride = forwards ? 1 : filters();
    const std::ptrdiff_t depthStride = forwards ? filters() : 1;
    // Lanes that the panel before this one has as well are 0 where panels are added to what is there.
    const int firstLane = forwards ? 0 : panel.fresh - panel.first;
    const int endLane = std::min(width, (forwards ? filters() : channels()) - panel.first);

    alignas(64) float window[taps][2 * packetLanes] = {};
    const std::ptrdiff_t plane = weightPlane(pass, panel);
    float* target = packed + weightOffset(pass, job);
    for (int d = 0; d < depth; ++d, target += width) {
        const float* source = weight + panel.first * laneStride + d * depthStride;
        for (int tap = 0; tap < taps; ++tap, source += std::ptrdiff_t{channels()} * filters())
            for (int lane = firstLane; lane < endLane; ++lane) window[tap][lane] = source[lane * laneStride];
        for (int v = 0; v < width; v += packetLanes)
            transform<Scheme::G>([&](int i, int j) { return ploadu<Packet>(window[i * Scheme::kernel + j] + v); },
                                 [&](int i, int j, const Packet& value) {
                                     pstoreu(target + (i * Scheme::side + j) * plane + v, value);
                                 });
    }
}

template <class Scheme>
void WinogradConvolution<Scheme>::multiplyPanels(ConvPass pass, int first, int end, int tiles, const Spectrum& source,
                                                 const float* packed, const Spectrum& m) const {
    for (int k = 0; k < Scheme::pointCount; ++k) multiplyPoint(pass, k, first, end, tiles, source, packed, m);
}

template <class Scheme>
void WinogradConvolution<Scheme>::multiplyPoint(ConvPass pass, int k, int first, int end, int tiles,
                                                const Spectrum& source, const float* packed, const Spectrum& m) const {
    const Panels panels = panelsOf(pass);
    float* target = m.data + k * m.plane;
    for (int p = first; p < end; ++p, target += panels.at(0).width()) {
        const Panel panel = panels.at(p);
        const float* weights = packed + weightOffset(pass, p) + k * weightPlane(pass, panel);
        multiply(panel, tiles, {.aRow = source.row, .aStep = 1, .bStep = panel.width(), .cRow = m.row}, depthOf(pass),
                 Scheme::longestSum, source.data + k * source.plane, weights, target);
    }
}

template class WinogradConvolution<Winograd3>;
template class WinogradConvolution<Winograd5>;

}  // namespace winograd

bool winogradFits(const ConvProblem& problem) {
    const WindowGeometry& g = problem.geometry;
    const int kernel = g.kernel.height;
    const auto padded = [&](int pixels) { return pixels >= 0 && pixels < kernel; };
    // With 8 points the rounding errors of a tile are near 1e-5 of its own largest output, in rare
    // cases beyond: it should not be all there is. Nor does it pay then.
    const bool manyOutputs = kernel == 3 || (g.output.height >= 8 && g.output.width >= 8);
    return (kernel == 3 || kernel == 5) && manyOutputs && g.kernel == Extent{kernel, kernel} &&
           g.stride == Extent{1, 1} && g.dilation == Extent{1, 1} && problem.groups == 1 && padded(g.padding.top) &&
           padded(g.padding.bottom) && padded(g.padding.left) && padded(g.padding.right);
}

std::unique_ptr<Convolution> makeWinogradConvolution(const ConvProblem& problem) {
    assert(winogradFits(problem));
    if (problem.geometry.kernel.height == 3)
        return std::make_unique<winograd::WinogradConvolution<winograd::Winograd3>>(problem);
    return std::make_unique<winograd::WinogradConvolution<winograd::Winograd5>>(problem);
}

}  // namespace fovea::kernels
