// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/kernels only. Where the tiles of a batch lie in memory, and their way into the
// transformed space.
#pragma once

#include <algorithm>
#include <cstddef>

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
    struct Place {
        int image, row, column;
    };
    Place at(int tile) const {
        const int inImage = tile % perImage();
        return {tile / perImage(), firstRow + inImage / across, inImage % across};
    }
};

/// Addresses of the Side × Side pixels whose top left is (top, left) in image n. Those further than
/// `margin` outside the image are `outside` instead: there is one path for inner tiles and edges.
template <int Side, class T>
void locate(const BasicImageView<T>& view, int n, int top, int left, int margin, T* outside, T** pixels) {
    const int firstX = std::clamp(-margin - left, 0, Side);
    const int endX = std::clamp(view.shape.width + margin - left, 0, Side);
    const std::ptrdiff_t step = view.shape.channels;
    for (int i = 0; i < Side; ++i, pixels += Side) {
        const int y = top + i;
        if (y < -margin || y >= view.shape.height + margin) {
            std::fill_n(pixels, Side, outside);
            continue;
        }
        T* row = view.pixel(n, y, left);
        if (firstX == 0 && endX == Side) {
            for (int j = 0; j < Side; ++j) pixels[j] = row + j * step;
        } else {
            for (int j = 0; j < Side; ++j) pixels[j] = j >= firstX && j < endX ? row + j * step : outside;
        }
    }
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

/// Values in the transformed space: for each of the n² places k a plane [tile][channel].
struct Spectrum {
    float* data = nullptr;
    std::ptrdiff_t row = 0;    ///< from tile to tile
    std::ptrdiff_t plane = 0;  ///< from place to place

    static std::ptrdiff_t rowOf(int channels) {
        return (paddedChannels(channels) + packetLanes - 1) / packetLanes * packetLanes;
    }
    static std::size_t floats(int channels, int tiles, int places) {
        return static_cast<std::size_t>(planeStride(rowOf(channels) * tiles) * places);
    }
    static Spectrum allocate(int channels, int tiles, int places, Scratch& scratch) {
        const std::ptrdiff_t row = rowOf(channels);
        return {scratch.floats(floats(channels, tiles, places)), row, planeStride(row * tiles)};
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
    void locate(const BasicImageView<T>& view, int tile, int margin, T* outside, T** pixels) const {
        const TileGrid::Place place = grid.at(tile);
        winograd::locate<Side>(view, place.image, top + place.row * step, left + place.column * step, margin, outside,
                               pixels);
    }
};

/// Fewer channels than a vector has lanes: copies of the pixels with zeros behind, which then are
/// handled like all others.
template <int Count>
void widen(int channels, float* copies, const float** pixels) {
    for (int p = 0; p < Count; ++p, copies += packetLanes) {
        std::copy_n(pixels[p], channels, copies);
        std::fill(copies + channels, copies + packetLanes, 0.0F);
        pixels[p] = copies;
    }
}

/// Spectrum of tiles: m X mᵀ for every channel of the tiles' pixels X. visit(pixels) sees every tile's
/// pixels as well.
template <auto m, class Visit>
void gather(const ConstImageView& images, const Placement& placement, TileRange tiles, const Spectrum& spectrum,
            const Visit& visit) {
    constexpr int count = m.columns * m.columns;
    const int channels = images.shape.channels;
    const int padded = paddedChannels(channels);
    alignas(64) float copies[count * packetLanes];
    Scratch scratch;
    float* zeros = scratch.floats(static_cast<std::size_t>(padded));
    std::fill_n(zeros, padded, 0.0F);
    float* row = spectrum.data;
    for (int t = tiles.first; t < tiles.end; ++t, row += spectrum.row) {
        const float* pixels[count];
        placement.locate<m.columns>(images, t, images.border, static_cast<const float*>(zeros), pixels);
        if (channels < packetLanes) widen<count>(channels, copies, pixels);
        for (int c = 0; c < padded; c += packetLanes) {
            const int at = vectorStart(c, padded);
            transform<m>([&](int i, int j) { return ploadu<Packet>(pixels[i * m.columns + j] + at); },
                         [&](int i, int j, const Packet& value) {
                             pstoreu(row + (i * m.rows + j) * spectrum.plane + at, value);
                         });
        }
        visit(pixels);
    }
}

}  // namespace fovea::kernels::winograd
