// SPDX-License-Identifier: GPL-3.0-or-later
// Both gradients from one transform Z = A dY Aᵀ of the output's gradient:
//
//     dX: M_k = Z_k · U_kᵀ    [tiles × F] · [F × C],  then B M Bᵀ added up where tiles overlap
//     dW: dU_k = V_kᵀ · Z_k   [C × tiles] · [tiles × F],  then Gᵀ dU G
//
// dX goes by blocks of tiles like the forward pass. dW needs V and Z of all the tiles that it sums
// over, so a call is cut into groups of tiles that a core's share of the outer cache holds; dU, four
// times as large as dW, exists only for a few channels and one panel of filters at a time.
#include <array>

#include "core/kernels/winograd_convolution.h"

namespace fovea::kernels::winograd {

namespace {

/// Where one value of an input gradient is read, added to and written.
struct Target {
    const float* from = nullptr;
    float* to = nullptr;
};

/// Tiles of the input overlap, so that their gradients add up. What the first tile meets is not read
/// but taken as 0, which saves clearing the gradient in advance. Tiles come in the order of the grid.
template <class Scheme>
void locateTargets(const ImageView& gradient, const Placement& placement, int tile, bool accumulate, const float* zeros,
                   float* unwanted, Target* targets) {
    constexpr int side = Scheme::side;
    constexpr int overlap = Scheme::kernel - 1;
    float* pixels[side * side];
    placement.locate<side>(gradient, tile, 0, unwanted, pixels);
    const TileGrid::Place place = placement.grid.at(tile);
    for (int i = 0; i < side; ++i) {
        for (int j = 0; j < side; ++j) {
            float* to = pixels[i * side + j];
            const bool met = accumulate || (i < overlap && place.row > 0) || (j < overlap && place.column > 0);
            targets[i * side + j] = {met && to != unwanted ? to : zeros, to};
        }
    }
}

/// Adds B M Bᵀ for one panel of one tile's M.
template <class Scheme>
void addTile(const Panel& panel, const float* m, std::ptrdiff_t plane, int channels, const Target* targets) {
    constexpr int side = Scheme::side;
    alignas(64) float narrow[side * side * packetLanes];
    for (int p = 0; p < panel.packets; ++p, m += packetLanes) {
        const std::ptrdiff_t channel = panel.first + p * packetLanes;
        transform<Scheme::B>([&](int i, int j) { return ploadu<Packet>(m + (i * side + j) * plane); },
                             [&](int i, int j, const Packet& value) {
                                 const int at = i * side + j;
                                 if (channels < packetLanes)
                                     pstoreu(narrow + at * packetLanes, value);
                                 else
                                     pstoreu(targets[at].to + channel,
                                             padd(ploadu<Packet>(targets[at].from + channel), value));
                             });
    }
    if (channels < packetLanes)
        for (int at = 0; at < side * side; ++at)
            for (int c = 0; c < channels; ++c) targets[at].to[c] = targets[at].from[c] + narrow[at * packetLanes + c];
}

/// Sums of all pixels, in the vectors that channels are cut into.
class PixelSums {
public:
    PixelSums(int channels, Scratch& scratch) : channels_(channels), padded_(paddedChannels(channels)) {
        const int size = (padded_ + packetLanes - 1) / packetLanes * packetLanes;
        sums_ = scratch.floats(static_cast<std::size_t>(size));
        std::fill_n(sums_, size, 0.0F);
    }

    template <int Side>
    void add(const float* const* pixels) {
        for (int c = 0; c < padded_; c += packetLanes) {
            const int at = vectorStart(c, padded_);
            Packet rows[Side];
            for (int i = 0; i < Side; ++i) {
                rows[i] = ploadu<Packet>(pixels[i * Side] + at);
                for (int j = 1; j < Side; ++j) rows[i] = padd(rows[i], ploadu<Packet>(pixels[i * Side + j] + at));
            }
            Packet sum = ploadu<Packet>(sums_ + c);
            for (int i = 0; i < Side; ++i) sum = padd(sum, rows[i]);
            pstoreu(sums_ + c, sum);
        }
    }

    void write(float* target) const {
        for (int c = 0; c < padded_; c += packetLanes)
            std::copy_n(sums_ + c, std::min(channels_, packetLanes), target + vectorStart(c, padded_));
    }

private:
    int channels_;
    int padded_;
    float* sums_;
};

/// target[lane] (+)= value[lane] for lanes [first, end).
void storeLanes(const Packet& value, int first, int end, bool accumulate, float* target) {
    alignas(64) float lanes[packetLanes];
    pstoreu(lanes, value);
    for (int lane = first; lane < end; ++lane) target[lane] = lanes[lane] + (accumulate ? target[lane] : 0.0F);
}

}  // namespace

template <class Scheme>
void WinogradConvolution<Scheme>::inputGradient(const ConvBackward& call, const TileGrid& grid, TileRange tiles,
                                                const Spectrum& z, const Spectrum& m) const {
    constexpr int pixels = Scheme::side * Scheme::side;
    const int padded = paddedChannels(channels());
    Scratch scratch;
    float* zeros = scratch.floats(static_cast<std::size_t>(padded));
    float* unwanted = scratch.floats(static_cast<std::size_t>(padded));
    std::fill_n(zeros, padded, 0.0F);
    std::array<Target, largestBlock * pixels> targets;
    for (int t = 0; t < tiles.count(); ++t)
        locateTargets<Scheme>(call.inputGradient, inputTiles(grid), tiles.first + t, call.accumulate, zeros, unwanted,
                              &targets[static_cast<std::size_t>(t * pixels)]);
    // The last panel first: in the lanes that it shares with the one before it it adds 0 to what may
    // not have been written yet.
    const Panels panels = panelsOf(ConvPass::InputGradient);
    const int atOnce = panelsAtOnce(ConvPass::InputGradient, tiles.count());
    for (int end = panels.count(); end > 0; end -= atOnce) {
        const int first = std::max(0, end - atOnce);
        multiplyPanels(ConvPass::InputGradient, first, end, tiles.count(), z, call.panels, m);
        for (int t = 0; t < tiles.count(); ++t)
            for (int p = end - 1; p >= first; --p)
                addTile<Scheme>(panels.at(p), m.data + t * m.row + (p - first) * panels.at(0).width(), m.plane,
                                channels(), &targets[static_cast<std::size_t>(t * pixels)]);
    }
}

/// Gᵀ dU G, for channels [first, end) of the input and one panel of filters; products: [k][channel][lane].
template <class Scheme>
void WinogradConvolution<Scheme>::storeWeights(const Panel& panel, int first, int end, const float* products,
                                               bool accumulate, float* gradient) const {
    const std::ptrdiff_t plane = planeStride(std::ptrdiff_t{end - first} * panel.width());
    for (int c = first; c < end; ++c, products += panel.width()) {
        for (int p = 0; p < panel.packets; ++p) {
            const int filter = panel.first + p * packetLanes;
            const int firstLane = std::max(0, panel.fresh - filter);
            const int endLane = std::min(packetLanes, filters() - filter);
            transform<Scheme::Gt>(
                [&](int i, int j) {
                    return ploadu<Packet>(products + (i * Scheme::side + j) * plane + p * packetLanes);
                },
                [&](int i, int j, const Packet& value) {
                    float* target =
                        gradient + ((i * Scheme::kernel + j) * std::ptrdiff_t{channels()} + c) * filters() + filter;
                    if (firstLane != 0 || endLane != packetLanes)
                        storeLanes(value, firstLane, endLane, accumulate, target);
                    else
                        pstoreu(target, accumulate ? padd(ploadu<Packet>(target), value) : value);
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
    float* products = scratch.floats(
        static_cast<std::size_t>(planeStride(std::ptrdiff_t{block} * 2 * packetLanes) * Scheme::products));
    for (int p = 0; p < panels.count(); ++p) {
        const Panel panel = panels.at(p);
        const Strides strides{.aRow = 1, .aStep = v.row, .bStep = z.row, .cRow = panel.width()};
        for (int first = 0; first < channels(); first += block) {
            const int end = std::min(channels(), first + block);
            float* target = products;
            for (int k = 0; k < Scheme::products;
                 ++k, target += planeStride(std::ptrdiff_t{end - first} * panel.width()))
                multiply(panel, end - first, strides, tiles, Scheme::longestSum, v.data + k * v.plane + first,
                         z.data + k * z.plane + panel.first, target);
            storeWeights(panel, first, end, products, accumulate, gradient);
        }
    }
}

template <class Scheme>
void WinogradConvolution<Scheme>::backward(const ConvBackward& call) const {
    const bool wantsInput = call.inputGradient.data != nullptr;
    const bool wantsWeight = call.weightGradient != nullptr;
    const TileGrid grid = gridOf({0, problem().geometry.output.height});
    const int tiles = grid.perImage() * call.outputGradient.count;
    const int block = blockTiles(ConvPass::InputGradient, tiles);
    const int group = wantsWeight ? groupTiles(tiles) : block;

    Scratch scratch;
    const Spectrum z = Spectrum::allocate(filters(), group, Scheme::products, scratch);
    const Spectrum v = wantsWeight ? Spectrum::allocate(channels(), group, Scheme::products, scratch) : Spectrum{};
    const int lanes = panelsAtOnce(ConvPass::InputGradient, block) * panelsOf(ConvPass::InputGradient).at(0).width();
    const Spectrum m = Spectrum::allocate(lanes, block, Scheme::products, scratch);
    PixelSums bias(filters(), scratch);
    for (TileRange all{0, 0}; all.first < tiles; all.first = all.end) {
        all.end = std::min(tiles, all.first + group);
        for (TileRange part{all.first, all.first}; part.first < all.end; part.first = part.end) {
            part.end = std::min(all.end, part.first + block);
            const int inGroup = part.first - all.first;
            gather<Scheme::A>(call.outputGradient, outputTiles(grid), part, z.from(inGroup),
                              [&](const float* const* pixels) {
                                  if (call.biasGradient != nullptr) bias.add<Scheme::tile>(pixels);
                              });
            if (wantsInput) inputGradient(call, grid, part, z.from(inGroup), m);
            if (wantsWeight)
                gather<Scheme::Bt>(call.input, inputTiles(grid), part, v.from(inGroup), [](const float* const*) {});
        }
        if (wantsWeight) weightGradient(all.count(), v, z, all.first > 0, call.weightGradient);
    }
    if (call.biasGradient != nullptr) bias.write(call.biasGradient);
}

template void WinogradConvolution<Winograd3>::backward(const ConvBackward&) const;
template void WinogradConvolution<Winograd5>::backward(const ConvBackward&) const;

}  // namespace fovea::kernels::winograd
