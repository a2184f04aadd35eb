// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/kernels/convolution.h"
#include "core/kernels/segments.h"

namespace fovea::kernels {

/// Backward of a convolution behind which a 2×2 maximum pool keeps one of four outputs. The other three get no
/// gradient, so that a quarter of the products is enough. With g[i][j][f] the pool's gradient, and window(i, j, f) the
/// part of the input under the output that won:
///
///     dW[…][f] = Σ over images, i, j of g[i][j][f] · window(i, j, f)
///     dx under window(i, j, f) += g[i][j][f] · W[…][f]
///
/// Lanes run along a kernel row, KW · C values that are contiguous in x as in NHWC. Each filter has its own argmax, so
/// that nothing is shared between filters but the cache. Measured on one core against WeightGradient and FoldedSum over
/// all outputs, µs for an image: dW of 3→6 @ 28 8.8 → 5.4, of 3→16 @ 32 27 → 19; dx of 6→16 @ 10 8.1 → 5.0. Unaligned
/// loads are what limits it: one for each product, two a cycle.
class ArgmaxGradient {
public:
    explicit ArgmaxGradient(const ConvProblem& problem);

    /// Weights for sumInput(): [filter][run][values of the run, in whole packets].
    std::size_t panelFloats() const;
    void pack(int filter, const float* weight, float* panels) const;

    /// `gradient` is dense, and 0 where `argmax` has none. Writes the sums over the views' images, or adds them.
    void sumWeights(const ConstImageView& input, const ConstImageView& gradient, const std::uint8_t* argmax,
                    float* weightGradient, bool accumulate) const;
    void sumInput(const ConstImageView& gradient, const std::uint8_t* argmax, const float* panels,
                  const ImageView& inputGradient, bool accumulate) const;
    /// Floats of Scratch that sumInput takes.
    std::size_t scratchFloats() const;

private:
    /// Some runs, some packets of each: as many sums as registers hold.
    struct Block {
        int firstRun = 0, runs = 0;
        int firstPacket = 0, packets = 0;
    };
    void addPixel(const std::int32_t* const* lists, const int* counts, const float* gradient, const float* panels,
                  const std::ptrdiff_t* runOffsets, const std::ptrdiff_t* places, float* target) const;

    ConvProblem problem_;
    Region region_;  ///< of the input
    Segments runs_;  ///< the window's parts that are contiguous in memory
    int packets_;    ///< of a run
    std::vector<Block> blocks_;
};

}  // namespace fovea::kernels
