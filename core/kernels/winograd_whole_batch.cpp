// SPDX-License-Identifier: GPL-3.0-or-later
// The whole batch at once, for layers of few pixels and many channels. For 256 channels U is 9.4 MB: a core that takes
// a few images through all of it, as forward() does, multiplies each number with 16 or 32 tiles and fetches the next
// from far away, and dU, as large, is transformed back for these few images alone. Here the cores share out
//
//     images (to and from V, Z and M)   and   points k (the products),
//
// so that a core has one V_k or Z_k of a group of images and one U_k in its own cache, and dU is transformed once a
// group. No sum is shared between cores, so that nothing depends on who computed what; nor do chunks need weight
// gradients of their own. Measured on one core, 64 images at 8×8: backward of 256 → 256 channels 36 ms where pieces of eight images take 45,
// forward 16.6 alike; 128 → 256 channels alike, for whose sake it saves the chunks' gradients. At 16×16 it would lose a
// tenth: V and Z leave the outer cache.
#include <algorithm>

#include "core/kernels/winograd_convolution.h"
#include "core/kernels/winograd_pixel_sums.h"

namespace fovea::kernels::winograd {

namespace {

/// Images whose V, Z and M exist at a time: of 256 channels at 8×8, 128 tiles and 14 MB.
constexpr int imagesInGroup = 32;
/// Images that a core transforms before it takes others.
constexpr int imagesInPart = 2;
/// Channels whose dU a core transforms back before it takes others.
constexpr int channelsInPart = 32;

int partsOf(int count, int inPart) { return (count + inPart - 1) / inPart; }

/// A group's tiles, and their cut into parts that a core takes at a time.
struct Group {
    TileRange tiles;
    int inPart = 0;
    int parts() const { return partsOf(tiles.count(), inPart); }
    /// Tiles of part i before it, within the group.
    int before(int i) const { return i * inPart; }
    TileRange part(int i) const { return {tiles.first + before(i), std::min(tiles.end, tiles.first + before(i + 1))}; }
};

/// Calls body(group) for all images, group by group.
template <class Body>
void forEachGroup(const TileGrid& grid, int images, const Body& body) {
    for (int first = 0; first < images; first += imagesInGroup) {
        const int end = std::min(images, first + imagesInGroup);
        body(Group{{first * grid.perImage(), end * grid.perImage()}, imagesInPart * grid.perImage()});
    }
}

}  // namespace

// Z, V, and M or dU, as backwardWholeBatch() takes them.
template <class Scheme>
std::size_t WinogradConvolution<Scheme>::wholeBatchScratchFloats(int images) const {
    const int tiles = gridOf({0, problem().geometry.output.height}).perImage() * std::min(images, imagesInGroup);
    const auto floats = [](int lanes, int rows) { return Spectrum::spreadFloats(lanes, rows, Scheme::pointCount); };
    return floats(filters(), tiles) + floats(channels(), tiles) +
           std::max({floats(panelsOf(ConvPass::Forward).width(), tiles),
                     floats(panelsOf(ConvPass::InputGradient).width(), tiles),
                     floats(panelsOf(ConvPass::Forward).width(), channels())});
}

template <class Scheme>
void WinogradConvolution<Scheme>::forwardWholeBatch(const ConvForward& call, Workers& workers) const {
    const TileGrid grid = gridOf({0, problem().geometry.output.height});
    const Panels panels = panelsOf(ConvPass::Forward);
    const int most = grid.perImage() * std::min(call.input.count, imagesInGroup);
    Scratch scratch;
    const auto spectrum = [&](int lanes) {
        return Spectrum::spreadIn(scratch.floats(Spectrum::spreadFloats(lanes, most, Scheme::pointCount)), lanes, most);
    };
    const Spectrum v = spectrum(channels());
    const Spectrum m = spectrum(panels.width());
    forEachGroup(grid, call.input.count, [&](const Group& group) {
        workers.forEach(group.parts(), [&](int i) {
            gather<Scheme::Bt>(call.input, inputTiles(grid), group.part(i), v.from(group.before(i)),
                               [](const TileGrid::Place&, const auto&) {});
        });
        workers.forEach(Scheme::pointCount, [&](int k) {
            multiplyPoint(ConvPass::Forward, k, 0, panels.count(), group.tiles.count(), v, call.panels, m);
        });
        workers.forEach(group.parts(), [&](int i) {
            storeTiles(call, grid, group.part(i), 0, panels.count(), m.from(group.before(i)));
        });
    });
}

template <class Scheme>
void WinogradConvolution<Scheme>::backwardWholeBatch(const ConvBackward& call, Workers& workers) const {
    const bool wantsInput = call.inputGradient.data != nullptr;
    const bool wantsWeight = call.weightGradient != nullptr;
    const TileGrid grid = gridOf({0, problem().geometry.output.height});
    const Panels panels = panelsOf(ConvPass::Forward);
    const Panels inputPanels = panelsOf(ConvPass::InputGradient);
    const int images = call.outputGradient.count;
    const int most = grid.perImage() * std::min(images, imagesInGroup);

    Scratch scratch;
    const auto floats = [](int lanes, int rows) { return Spectrum::spreadFloats(lanes, rows, Scheme::pointCount); };
    const Spectrum z = Spectrum::spreadIn(scratch.floats(floats(filters(), most)), filters(), most);
    const Spectrum v =
        wantsWeight ? Spectrum::spreadIn(scratch.floats(floats(channels(), most)), channels(), most) : Spectrum{};
    // M is used up when dU is made: they share their memory.
    float* shared = scratch.floats(std::max(floats(inputPanels.width(), most), floats(panels.width(), channels())));
    const Spectrum m = Spectrum::spreadIn(shared, inputPanels.width(), most);
    const Spectrum du = Spectrum::spreadIn(shared, panels.width(), channels());
    const int biasParts = partsOf(images, imagesInPart);
    float* biasSums = scratch.floats(static_cast<std::size_t>(biasParts) * static_cast<std::size_t>(filters()));
    forEachGroup(grid, images, [&](const Group& group) {
        workers.forEach(group.parts(), [&](int i) {
            Scratch own;
            PixelSums bias(filters(), own);
            gather<Scheme::A>(call.outputGradient, outputTiles(grid), group.part(i), z.from(group.before(i)),
                              [&](const TileGrid::Place&, const auto& pixels) {
                                  if (call.biasGradient != nullptr) bias.add(pixels);
                              });
            if (call.biasGradient != nullptr)
                bias.write(biasSums + std::ptrdiff_t{group.tiles.first / group.inPart + i} * filters(), false);
            if (wantsWeight)
                gather<Scheme::Bt>(call.input, inputTiles(grid), group.part(i), v.from(group.before(i)),
                                   [](const TileGrid::Place&, const auto&) {});
        });
        if (wantsInput) {
            workers.forEach(Scheme::pointCount, [&](int k) {
                multiplyPoint(ConvPass::InputGradient, k, 0, inputPanels.count(), group.tiles.count(), z, call.panels,
                              m);
            });
            workers.forEach(group.parts(), [&](int i) {
                addTiles(call, grid, group.part(i), 0, inputPanels.count(), m.from(group.before(i)));
            });
        }
        if (!wantsWeight) return;
        workers.forEach(Scheme::pointCount, [&](int k) {
            const Strides by{.aRow = 1, .aStep = v.row, .bStep = z.row, .cRow = du.row};
            for (int p = 0; p < panels.count(); ++p)
                multiply(panels.at(p), channels(), by, group.tiles.count(), Scheme::longestSum, v.data + k * v.plane,
                         z.data + k * z.plane + panels.at(p).first, du.data + k * du.plane + p * panels.at(0).width());
        });
        const int rows = partsOf(channels(), channelsInPart);
        workers.forEach(panels.count() * rows, [&](int job) {
            const int p = job / rows;
            const int first = job % rows * channelsInPart;
            Spectrum products = du.from(first);
            products.data += p * panels.at(0).width();
            storeWeights(panels.at(p), first, std::min(channels(), first + channelsInPart), products,
                         group.tiles.first > 0 || call.accumulateWeights, call.weightGradient);
        });
    });
    if (call.biasGradient == nullptr) return;
    if (!call.accumulateWeights) std::fill_n(call.biasGradient, filters(), 0.0F);
    for (int i = 0; i < biasParts; ++i)
        for (int f = 0; f < filters(); ++f) call.biasGradient[f] += biasSums[std::ptrdiff_t{i} * filters() + f];
}

template void WinogradConvolution<Winograd3>::forwardWholeBatch(const ConvForward&, Workers&) const;
template void WinogradConvolution<Winograd5>::forwardWholeBatch(const ConvForward&, Workers&) const;
template void WinogradConvolution<Winograd3>::backwardWholeBatch(const ConvBackward&, Workers&) const;
template void WinogradConvolution<Winograd5>::backwardWholeBatch(const ConvBackward&, Workers&) const;
template std::size_t WinogradConvolution<Winograd3>::wholeBatchScratchFloats(int) const;
template std::size_t WinogradConvolution<Winograd5>::wholeBatchScratchFloats(int) const;

}  // namespace fovea::kernels::winograd
