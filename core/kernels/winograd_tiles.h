// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/kernels only. Where the tiles of a batch lie in memory, and their way into the
// transformed space.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "core/kernels/winograd_product.h"
#include "core/kernels/winograd_transform.h"
#include "core/parallel/workers.h"
#include "core/tensor/image_view.h"

namespace fovea::kernels::winograd {

/// Rows of tiles [firstRow, firstRow + down) of every image of a call, numbered image by image, row
/// by row.
struct TileGrid {
    int across = 0;
    int firstRow = 0;
    int down = 0;

    int perImage() const { return across * down; }
    /// Saturated: whoever plans for so many learns it from the memory that they would take.
    int tilesOf(int images) const {
        return static_cast<int>(
            std::min<std::int64_t>(std::int64_t{perImage()} * images, std::numeric_limits<int>::max()));
    }
    struct Place {
        int image, row, column;
    };
    Place at(int tile) const {
        const int inImage = tile % perImage();
        return {tile / perImage(), firstRow + inImage / across, inImage % across};
    }
    /// The next tile's place, without a division.
    Place after(Place place) const {
        if (++place.column < across) return place;
        if (++place.row < firstRow + down) return {place.image, place.row, 0};
        return {place.image + 1, firstRow, 0};
    }
};

/// A tile's Side × Side pixels: pixel (i, j) lies at rows[i] + j · step, for columns [firstColumn, endColumn).
/// Other columns lie outside the image; rows outside are replaced. Addresses take registers, not memory: of
/// 16 channels a table of pixels would be a quarter of what is moved.
template <int Side, class T>
struct TilePixels {
    T* rows[Side];
    std::ptrdiff_t step = 0;
    int firstColumn = 0;
    int endColumn = Side;
};

/// Of the tile whose top left is (top, left) in image n; `outside` holds Side pixels, for its rows outside of the image.
template <int Side, class T>
TilePixels<Side, T> locate(const BasicImageView<T>& view, int n, int top, int left, T* outside) {
    TilePixels<Side, T> pixels;
    pixels.step = view.shape.channels;
    pixels.firstColumn = std::clamp(-left, 0, Side);
    pixels.endColumn = std::clamp(view.shape.width - left, 0, Side);
    T* row = view.pixel(n, top, left);
    for (int i = 0; i < Side; ++i, row += view.rowStride)
        pixels.rows[i] = top + i < 0 || top + i >= view.shape.height ? outside : row;
    return pixels;
}

/// The most tiles of a block, see WinogradConvolution.
inline constexpr int largestBlock = 64;
/// Channels of the input whose weight gradient is worked on at once.
inline constexpr int largestChannelBlock = 66;

/// A tile is read and written as n² streams, a plane of `values` floats apart each. An odd number of cache
/// lines from one to the next puts them all into different sets of the cache; an even one, as for 16 channels
/// of 47 tiles, leaves them fewer lines than there are streams. No gain in time was measured.
constexpr std::ptrdiff_t planeStride(std::ptrdiff_t values) {
    constexpr std::ptrdiff_t line = 64 / sizeof(float);
    return ((values + line - 1) / line | 1) * line;
}

/// Values in the transformed space: for each of its n² points k a plane [tile][channel].
struct Spectrum {
    float* data = nullptr;
    std::ptrdiff_t row = 0;    ///< from tile to tile
    std::ptrdiff_t plane = 0;  ///< from point to point

    static std::ptrdiff_t rowOf(int channels) {
        return (paddedChannels(channels) + packetLanes - 1) / packetLanes * packetLanes;
    }
    /// Rows that a product goes down, many at a time, lie in different sets of the cache too.
    static std::ptrdiff_t spreadRowOf(int channels) { return planeStride(rowOf(channels)); }
    static std::size_t floats(int channels, int tiles, int points) {
        return static_cast<std::size_t>(planeStride(rowOf(channels) * tiles) * points);
    }
    static Spectrum allocate(int channels, int tiles, int points, Scratch& scratch) {
        const std::ptrdiff_t row = rowOf(channels);
        return {scratch.floats(floats(channels, tiles, points)), row, planeStride(row * tiles)};
    }
    static std::size_t spreadFloats(int channels, int tiles, int points) {
        return static_cast<std::size_t>(planeStride(spreadRowOf(channels) * tiles) * points);
    }
    /// In memory of spreadFloats().
    static Spectrum spreadIn(float* memory, int channels, int tiles) {
        const std::ptrdiff_t row = spreadRowOf(channels);
        return {memory, row, planeStride(row * tiles)};
    }
    Spectrum from(int tile) const { return {data + tile * row, row, plane}; }
};

/// Tiles [first, end) in the numbers of a grid.
struct TileRange {
    int first = 0;
    int end = 0;
    int count() const { return end - first; }
};

/// Where a grid's tiles lie in images: `step` pixels apart, the first one at (top, left).
struct Placement {
    TileGrid grid;
    int step = 0;
    int top = 0;
    int left = 0;

    template <int Side, class T>
    TilePixels<Side, T> locate(const BasicImageView<T>& view, const TileGrid::Place& place, T* outside) const {
        return winograd::locate<Side>(view, place.image, top + place.row * step, left + place.column * step, outside);
    }
};

/// Asks for a tile's memory well before it is written. A map that was last used a step ago comes from main memory,
/// and a store that has to wait for it holds up those behind it.
template <int Side>
void prefetch(const TilePixels<Side, float>& pixels) {
    constexpr std::ptrdiff_t line = 64 / sizeof(float);
    for (float* row : pixels.rows) {
        const float* end = row + pixels.endColumn * pixels.step;
        for (const float* at = row + pixels.firstColumn * pixels.step; at < end; at += line) __builtin_prefetch(at, 1);
    }
}

/// Fewer channels than a vector has lanes: copies of the pixels with zeros behind, which then are
/// handled like all others.
template <int Side>
void widen(int channels, float* copies, TilePixels<Side, const float>& pixels) {
    std::fill_n(copies, Side * Side * packetLanes, 0.0F);
    for (int i = 0; i < Side; ++i, copies += Side * packetLanes) {
        for (int j = pixels.firstColumn; j < pixels.endColumn; ++j)
            std::copy_n(pixels.rows[i] + j * pixels.step, channels, copies + j * packetLanes);
        pixels.rows[i] = copies;
    }
    pixels.step = packetLanes;
}

/// Spectrum of tiles: m X mᵀ for every channel of the tiles' pixels X. visit(place, pixels) sees every
/// tile as well.
template <auto m, class Visit>
void gather(const ConstImageView& images, const Placement& placement, TileRange tiles, const Spectrum& spectrum,
            const Visit& visit) {
    constexpr int side = m.columns;
    const int channels = images.shape.channels;
    const int padded = paddedChannels(channels);
    alignas(64) float copies[side * side * packetLanes];
    Scratch scratch;
    const std::size_t outside = static_cast<std::size_t>(padded) * side;
    float* zeros = scratch.floats(outside);
    std::fill_n(zeros, outside, 0.0F);
    float* row = spectrum.data;
    const std::ptrdiff_t plane = spectrum.plane;
    TileGrid::Place place = placement.grid.at(tiles.first);
    for (int t = tiles.first; t < tiles.end; ++t, row += spectrum.row, place = placement.grid.after(place)) {
        auto pixels = placement.locate<side>(images, place, static_cast<const float*>(zeros));
        if (channels < packetLanes) widen(channels, copies, pixels);
        // Copies that nothing else can reach: the compiler would fetch others again after every value stored.
        const float* rows[side];
        std::copy_n(pixels.rows, side, rows);
        const std::ptrdiff_t step = pixels.step;
        const unsigned columns = columnBits(pixels.firstColumn, pixels.endColumn);
        for (int c = 0; c < padded; c += packetLanes) {
            const int at = vectorStart(c, padded);
            float* to = row + at;
            transform<m>([&](int i, int j) { return ploadu<Packet>(rows[i] + j * step + at); },
                         [&](int, int, const Packet& value) {
                             pstoreu(to, value);
                             to += plane;
                         },
                         columns);
        }
        visit(place, pixels);
    }
}

}  // namespace fovea::kernels::winograd
