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

}  // namespace

/// A group's tiles, and their cut into parts that a core takes at a time.
struct TileGroup {
    TileRange tiles;
    int inPart = 0;
    int parts() const { return partsOf(tiles.count(), inPart); }
    /// Tiles of part i before it, within the group.
    int before(int i) const { return i * inPart; }
    TileRange part(int i) const { return {tiles.first + before(i), std::min(tiles.end, tiles.first + before(i + 1))}; }
};

namespace {

/// Calls body(group) for all images, group by group.
template <class Body>
void forEachGroup(const TileGrid& grid, int images, const Body& body) {
    for (int first = 0; first < images; first += imagesInGroup) {
        const int end = std::min(images, first + imagesInGroup);
        body(TileGroup{{first * grid.perImage(), end * grid.perImage()}, imagesInPart * grid.perImage()});
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
    forEachGroup(grid, call.input.count, [&](const TileGroup& group) {
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

/// What the parts of a backward pass share: the transforms of one group, of which M is used up when dU is made.
template <class Scheme>
struct WinogradConvolution<Scheme>::WholeBatch {
    const ConvBackward& call;
    Workers& workers;
    TileGrid grid;
    Spectrum z, v, m, du;
    float* biasSums = nullptr;  ///< a row for each part of all groups; null: not wanted

    int biasParts() const { return partsOf(call.outputGradient.count, imagesInPart); }
};

/// Z, V where weights are wanted, and the sums of dy over each part's pixels.
template <class Scheme>
void WinogradConvolution<Scheme>::transformGroup(const WholeBatch& batch, const TileGroup& group) const {
    const ConvBackward& call = batch.call;
    batch.workers.forEach(group.parts(), [&](int i) {
        Scratch own;
        PixelSums bias(filters(), own);
        gather<Scheme::A>(call.outputGradient, outputTiles(batch.grid), group.part(i), batch.z.from(group.before(i)),
                          [&](const TileGrid::Place&, const auto& pixels) {
                              if (batch.biasSums != nullptr) bias.add(pixels);
                          });
        if (batch.biasSums != nullptr)
            bias.write(batch.biasSums + std::ptrdiff_t{group.tiles.first / group.inPart + i} * filters(), false);
        if (call.weightGradient != nullptr)
            gather<Scheme::Bt>(call.input, inputTiles(batch.grid), group.part(i), batch.v.from(group.before(i)),
                               [](const TileGrid::Place&, const auto&) {});
    });
}

template <class Scheme>
void WinogradConvolution<Scheme>::inputGradientOf(const WholeBatch& batch, const TileGroup& group) const {
    const int panels = panelsOf(ConvPass::InputGradient).count();
    batch.workers.forEach(Scheme::pointCount, [&](int k) {
        multiplyPoint(ConvPass::InputGradient, k, 0, panels, group.tiles.count(), batch.z, batch.call.panels, batch.m);
    });
    batch.workers.forEach(group.parts(), [&](int i) {
        addTiles(batch.call, batch.grid, group.part(i), 0, panels, batch.m.from(group.before(i)));
    });
}

template <class Scheme>
void WinogradConvolution<Scheme>::weightGradientOf(const WholeBatch& batch, const TileGroup& group) const {
    const Panels panels = panelsOf(ConvPass::Forward);
    const Spectrum& z = batch.z;
    const Spectrum& v = batch.v;
    const Spectrum& du = batch.du;
    batch.workers.forEach(Scheme::pointCount, [&](int k) {
        const Strides by{.aRow = 1, .aStep = v.row, .bStep = z.row, .cRow = du.row};
        for (int p = 0; p < panels.count(); ++p)
            multiply(panels.at(p), channels(), by, group.tiles.count(), Scheme::longestSum, v.data + k * v.plane,
                     z.data + k * z.plane + panels.at(p).first, du.data + k * du.plane + p * panels.at(0).width());
    });
    const int rows = partsOf(channels(), channelsInPart);
    batch.workers.forEach(panels.count() * rows, [&](int job) {
        const int p = job / rows;
        const int first = job % rows * channelsInPart;
        Spectrum points = du.from(first);
        points.data += p * panels.at(0).width();
        storeWeights(panels.at(p), first, std::min(channels(), first + channelsInPart), points,
                     group.tiles.first > 0 || batch.call.accumulateWeights, batch.call.weightGradient);
    });
}

template <class Scheme>
void WinogradConvolution<Scheme>::backwardWholeBatch(const ConvBackward& call, Workers& workers) const {
    WholeBatch batch{call, workers, gridOf({0, problem().geometry.output.height})};
    const int width = panelsOf(ConvPass::Forward).width();
    const int inputWidth = panelsOf(ConvPass::InputGradient).width();
    const int most = batch.grid.perImage() * std::min(call.outputGradient.count, imagesInGroup);

    Scratch scratch;
    const auto floats = [](int lanes, int rows) { return Spectrum::spreadFloats(lanes, rows, Scheme::pointCount); };
    batch.z = Spectrum::spreadIn(scratch.floats(floats(filters(), most)), filters(), most);
    if (call.weightGradient != nullptr)
        batch.v = Spectrum::spreadIn(scratch.floats(floats(channels(), most)), channels(), most);
    float* shared = scratch.floats(std::max(floats(inputWidth, most), floats(width, channels())));
    batch.m = Spectrum::spreadIn(shared, inputWidth, most);
    batch.du = Spectrum::spreadIn(shared, width, channels());
    if (call.biasGradient != nullptr)
        batch.biasSums =
            scratch.floats(static_cast<std::size_t>(batch.biasParts()) * static_cast<std::size_t>(filters()));

    forEachGroup(batch.grid, call.outputGradient.count, [&](const TileGroup& group) {
        transformGroup(batch, group);
        if (call.inputGradient.data != nullptr) inputGradientOf(batch, group);
        if (call.weightGradient != nullptr) weightGradientOf(batch, group);
    });
    if (call.biasGradient == nullptr) return;
    if (!call.accumulateWeights) std::fill_n(call.biasGradient, filters(), 0.0F);
    for (int i = 0; i < batch.biasParts(); ++i)
        for (int f = 0; f < filters(); ++f) call.biasGradient[f] += batch.biasSums[std::ptrdiff_t{i} * filters() + f];
}

template void WinogradConvolution<Winograd3>::forwardWholeBatch(const ConvForward&, Workers&) const;
template void WinogradConvolution<Winograd5>::forwardWholeBatch(const ConvForward&, Workers&) const;
template void WinogradConvolution<Winograd3>::backwardWholeBatch(const ConvBackward&, Workers&) const;
template void WinogradConvolution<Winograd5>::backwardWholeBatch(const ConvBackward&, Workers&) const;
template std::size_t WinogradConvolution<Winograd3>::wholeBatchScratchFloats(int) const;
template std::size_t WinogradConvolution<Winograd5>::wholeBatchScratchFloats(int) const;

}  // namespace fovea::kernels::winograd
