// SPDX-License-Identifier: GPL-3.0-or-later
// The whole batch at once, for layers of few pixels and many channels. For 256 channels U is 9.4 MB: a core that takes
// a few images through all of it, as forward() does, multiplies each number with 16 or 32 tiles and fetches the next
// from far away, and dU, as large, is transformed back for these few images alone. Here the cores share out
//
//     images (to and from V, Z and M)   and   places k (the products),
//
// so that a core has one V_k or Z_k of the whole batch and one U_k in its own cache, and dU is transformed once. No sum
// is shared between cores, so that nothing depends on who computed what; nor do chunks need weight gradients of their
// own. Measured on one core, 64 images at 8×8: backward of 256 → 256 channels 36 ms where pieces of eight images take 45,
// forward 16.6 alike; 128 → 256 channels alike, for whose sake it saves the chunks' gradients. At 16×16 it would lose a
// tenth: V and Z leave the outer cache.
#include <algorithm>

#include "core/kernels/winograd_convolution.h"
#include "core/kernels/winograd_pixel_sums.h"

namespace fovea::kernels::winograd {

namespace {

/// Images whose V, Z and M exist at a time.
constexpr int imagesInGroup = 32;
/// Images that a core transforms before it takes others.
constexpr int imagesInPart = 2;
/// Channels whose dU a core transforms back before it takes others.
constexpr int channelsInPart = 32;

int partsOf(int count, int inPart) { return (count + inPart - 1) / inPart; }

}  // namespace

template <class Scheme>
std::size_t WinogradConvolution<Scheme>::acrossScratchFloats(int images) const {
    const int perImage = gridOf({0, problem().geometry.output.height}).perImage();
    const int tiles = perImage * std::min(images, imagesInGroup);
    const auto floats = [](int lanes, int rows) {
        return static_cast<std::size_t>(planeStride(Spectrum::spreadRowOf(lanes) * rows) * Scheme::products);
    };
    const int wide = panelsOf(ConvPass::Forward).width();
    return floats(channels(), tiles) + floats(filters(), tiles) +
           std::max(floats(panelsOf(ConvPass::InputGradient).width(), tiles),
                    floats(wide, std::max(tiles, channels())));
}

template <class Scheme>
void WinogradConvolution<Scheme>::forwardAcross(const ConvForward& call, Workers& workers) const {
    const TileGrid grid = gridOf({0, problem().geometry.output.height});
    const Panels panels = panelsOf(ConvPass::Forward);
    const int group = grid.perImage() * std::min(call.input.count, imagesInGroup);
    const int part = grid.perImage() * imagesInPart;
    const int tiles = grid.perImage() * call.input.count;

    Scratch scratch;
    const Spectrum v = Spectrum::allocateSpread(channels(), group, Scheme::products, scratch);
    const Spectrum m = Spectrum::allocateSpread(panels.width(), group, Scheme::products, scratch);
    for (TileRange all{0, 0}; all.first < tiles; all.first = all.end) {
        all.end = std::min(tiles, all.first + group);
        const int parts = partsOf(all.count(), part);
        const auto rangeOf = [&](int i) {
            return TileRange{all.first + i * part, std::min(all.end, all.first + (i + 1) * part)};
        };
        workers.forEach(parts, [&](int i) {
            gather<Scheme::Bt>(call.input, inputTiles(grid), rangeOf(i), v.from(i * part),
                               [](const TileGrid::Place&, const auto&) {});
        });
        workers.forEach(Scheme::products, [&](int k) {
            multiplyPlace(ConvPass::Forward, k, 0, panels.count(), all.count(), v, call.panels, m);
        });
        workers.forEach(parts, [&](int i) { storeTiles(call, grid, rangeOf(i), 0, panels.count(), m.from(i * part)); });
    }
}

template <class Scheme>
void WinogradConvolution<Scheme>::backwardAcross(const ConvBackward& call, Workers& workers) const {
    const bool wantsInput = call.inputGradient.data != nullptr;
    const bool wantsWeight = call.weightGradient != nullptr;
    const TileGrid grid = gridOf({0, problem().geometry.output.height});
    const Panels panels = panelsOf(ConvPass::Forward);
    const Panels inputPanels = panelsOf(ConvPass::InputGradient);
    const int images = call.outputGradient.count;
    const int group = grid.perImage() * std::min(images, imagesInGroup);
    const int part = grid.perImage() * imagesInPart;
    const int tiles = grid.perImage() * images;

    Scratch scratch;
    const Spectrum z = Spectrum::allocateSpread(filters(), group, Scheme::products, scratch);
    const Spectrum v =
        wantsWeight ? Spectrum::allocateSpread(channels(), group, Scheme::products, scratch) : Spectrum{};
    // M is used up when dU is made: they share their memory.
    const int lanes = std::max(panels.width(), inputPanels.width());
    const Spectrum shared = Spectrum::allocateSpread(lanes, std::max(group, channels()), Scheme::products, scratch);
    float* biasSums =
        scratch.floats(static_cast<std::size_t>(partsOf(tiles, part)) * static_cast<std::size_t>(filters()));
    for (TileRange all{0, 0}; all.first < tiles; all.first = all.end) {
        all.end = std::min(tiles, all.first + group);
        const int parts = partsOf(all.count(), part);
        const auto rangeOf = [&](int i) {
            return TileRange{all.first + i * part, std::min(all.end, all.first + (i + 1) * part)};
        };
        workers.forEach(parts, [&](int i) {
            Scratch own;
            PixelSums bias(filters(), own);
            gather<Scheme::A>(call.outputGradient, outputTiles(grid), rangeOf(i), z.from(i * part),
                              [&](const TileGrid::Place&, const auto& pixels) {
                                  if (call.biasGradient != nullptr) bias.add(pixels);
                              });
            if (call.biasGradient != nullptr)
                bias.write(biasSums + std::ptrdiff_t{all.first / part + i} * filters(), false);
            if (wantsWeight)
                gather<Scheme::Bt>(call.input, inputTiles(grid), rangeOf(i), v.from(i * part),
                                   [](const TileGrid::Place&, const auto&) {});
        });
        if (wantsInput) {
            workers.forEach(Scheme::products, [&](int k) {
                multiplyPlace(ConvPass::InputGradient, k, 0, inputPanels.count(), all.count(), z, call.panels, shared);
            });
            workers.forEach(
                parts, [&](int i) { addTiles(call, grid, rangeOf(i), 0, inputPanels.count(), shared.from(i * part)); });
        }
        if (!wantsWeight) continue;
        workers.forEach(Scheme::products, [&](int k) {
            const Strides by{.aRow = 1, .aStep = v.row, .bStep = z.row, .cRow = shared.row};
            for (int p = 0; p < panels.count(); ++p)
                multiply(panels.at(p), channels(), by, all.count(), Scheme::longestSum, v.data + k * v.plane,
                         z.data + k * z.plane + panels.at(p).first,
                         shared.data + k * shared.plane + p * panels.at(0).width());
        });
        const int rows = partsOf(channels(), channelsInPart);
        workers.forEach(panels.count() * rows, [&](int job) {
            const int p = job / rows;
            const int first = job % rows * channelsInPart;
            Spectrum products = shared.from(first);
            products.data += p * panels.at(0).width();
            storeWeights(panels.at(p), first, std::min(channels(), first + channelsInPart), products,
                         all.first > 0 || call.accumulateWeights, call.weightGradient);
        });
    }
    if (call.biasGradient == nullptr) return;
    if (!call.accumulateWeights) std::fill_n(call.biasGradient, filters(), 0.0F);
    for (int i = 0; i < partsOf(tiles, part); ++i)
        for (int f = 0; f < filters(); ++f) call.biasGradient[f] += biasSums[std::ptrdiff_t{i} * filters() + f];
}

template void WinogradConvolution<Winograd3>::forwardAcross(const ConvForward&, Workers&) const;
template void WinogradConvolution<Winograd5>::forwardAcross(const ConvForward&, Workers&) const;
template void WinogradConvolution<Winograd3>::backwardAcross(const ConvBackward&, Workers&) const;
template void WinogradConvolution<Winograd5>::backwardAcross(const ConvBackward&, Workers&) const;
template std::size_t WinogradConvolution<Winograd3>::acrossScratchFloats(int) const;
template std::size_t WinogradConvolution<Winograd5>::acrossScratchFloats(int) const;

}  // namespace fovea::kernels::winograd
