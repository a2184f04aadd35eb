// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/kernels only.
#pragma once

#include "core/kernels/convolution.h"
#include "core/kernels/winograd_matrices.h"
#include "core/kernels/winograd_product.h"
#include "core/kernels/winograd_tiles.h"

namespace fovea::kernels::winograd {

struct TileGroup;

/// The convolution of winograd_matrices.h over all channels. For each point k of a transformed tile
///
///     M_k = V_k · U_k        [tiles × C] · [C × F]
///
/// is a matrix product, between a transform of the input and one to the output. A call works on blocks
/// of some tiles, of several images if need be, so that what lies between the transforms stays in a
/// core's own cache: V of a block, and M for one panel of filters at a time. U is packed in advance
/// as [panel][k][C][lane], the order in which it is read once a block.
template <class Scheme>
class WinogradConvolution final : public Convolution {
public:
    explicit WinogradConvolution(const ConvProblem& problem) : Convolution(problem) {}

    ConvMethod method() const override { return ConvMethod::Winograd; }
    std::size_t panelFloats(ConvPass pass) const override;
    int packJobs(ConvPass pass) const override { return panelsOf(pass).count(); }
    void pack(ConvPass pass, int job, const float* weight, float* panels) const override;
    int rowStep() const override { return Scheme::tile; }
    using Convolution::forward;
    void forward(const ConvForward& call, RowRange rows) const override;
    void backward(const ConvBackward& call) const override;
    std::size_t scratchFloats(int images) const override;
    void forwardWholeBatch(const ConvForward& call, Workers& workers) const override;
    void backwardWholeBatch(const ConvBackward& call, Workers& workers) const override;
    std::size_t wholeBatchScratchFloats(int images) const override;

private:
    int channels() const { return problem().input.channels; }
    int filters() const { return problem().filters; }
    /// Channels that a pass sums over.
    int depthOf(ConvPass pass) const { return pass == ConvPass::Forward ? channels() : filters(); }
    /// Channels that it makes.
    Panels panelsOf(ConvPass pass) const { return Panels(pass == ConvPass::Forward ? filters() : channels()); }
    /// Packed weights of a panel: where they begin, and how far it is from k to k + 1.
    std::ptrdiff_t weightOffset(ConvPass pass, int index) const;
    std::ptrdiff_t weightPlane(ConvPass pass, const Panel& panel) const;

    TileGrid gridOf(RowRange rows) const;
    Placement inputTiles(const TileGrid& grid) const;
    Placement outputTiles(const TileGrid& grid) const;
    /// How many tiles to work on between two transforms.
    int blockTiles(ConvPass pass, int tiles) const;
    /// For how many panels, when they are that many tiles: where V is too large for a core's own cache,
    /// several panels at once read it fewer times.
    int panelsAtOnce(ConvPass pass, int tiles) const;
    /// How many tiles to sum weight gradients over at once.
    int groupTiles(int tiles) const;

    /// M ([k][tile][lane]) of panels [first, end).
    void multiplyPanels(ConvPass pass, int first, int end, int tiles, const Spectrum& source, const float* packed,
                        const Spectrum& m) const;
    /// … and of one point k only.
    void multiplyPoint(ConvPass pass, int k, int first, int end, int tiles, const Spectrum& source, const float* packed,
                       const Spectrum& m) const;
    /// Output of some tiles from their M of panels [first, end).
    void storeTiles(const ConvForward& call, const TileGrid& grid, TileRange tiles, int first, int end,
                    const Spectrum& m) const;
    void inputGradient(const ConvBackward& call, const TileGrid& grid, TileRange tiles, const Spectrum& z,
                       const Spectrum& m) const;
    void addTiles(const ConvBackward& call, const TileGrid& grid, TileRange tiles, int first, int end,
                  const Spectrum& m) const;
    void weightGradient(int tiles, const Spectrum& v, const Spectrum& z, bool accumulate, float* gradient) const;
    // The parts of backwardWholeBatch(), for one group of images.
    struct WholeBatch;
    void transformGroup(const WholeBatch& batch, const TileGroup& group) const;
    void inputGradientOf(const WholeBatch& batch, const TileGroup& group) const;
    void weightGradientOf(const WholeBatch& batch, const TileGroup& group) const;
    /// dW of channels [first, end) and a panel of filters from dU, a Spectrum whose rows are these channels.
    void storeWeights(const Panel& panel, int firstChannel, int endChannel, const Spectrum& products, bool accumulate,
                      float* gradient) const;
};

using Winograd3 = Scheme<4, 3>;
using Winograd5 = Scheme<4, 5>;

}  // namespace fovea::kernels::winograd
