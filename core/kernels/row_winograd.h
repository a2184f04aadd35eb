// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/kernels/convolution.h"
#include "core/kernels/taps.h"

namespace fovea::kernels {

/// Forward of a five columns wide convolution of few channels, with the 2×2 maximum pool behind it, by Winograd's
/// F(4, 5) along rows: four neighbours y_i = Σ_j d_{i+j} g_j cost eight products instead of twenty,
///
///     y = Aᵀ Σ over window rows m, channels c of (G w[m][·][c]) ⊙ (Bᵀ x[y + m][·][c])
///
/// (winograd_matrices.h has the matrices). Across rows, sums stay as they are: with few channels, the transforms of both
/// dimensions would cost more than they save.
///
/// Tiles go column by column through the image, all rows of a column together, whose products stay in the first-level
/// cache. For that, pixels are turned: in a column of pixels [row][channel], a packet holds several rows however few
/// the channels, and the window of an output row is one run of values. Inference on one core, µs an image, the best of
/// alternating runs: convnetjs-cifar, whose first layer is 3→16 @ 32, 49.8 row by row, 42.2 column by column; LeNet-5
/// 18.2 with its first layer, 3→6 @ 28, direct, 14.1 with both so.
class RowWinograd {
public:
    static bool fits(const ConvProblem& problem);
    explicit RowWinograd(const ConvProblem& problem);

    /// G w, in panels of filters: [panel][point][window row][channel][lane].
    std::size_t panelFloats() const;
    int packJobs() const;
    void pack(int job, const float* weight, float* panels) const;
    /// As Gather::runPooled; rows are the pool's.
    void runPooled(const ConvForward& call, RowRange rows) const;
    std::size_t scratchFloats() const;

private:
    void runBlock(const ConvForward& call, RowRange rows) const;
    template <bool keepsPlaces>
    void poolColumn(const ConvForward& call, int n, RowRange rows, int t, int first, int packets, const float* products,
                    float* places) const;

    ConvProblem problem_;
    int tiles_;  ///< of four outputs, in a row
    int steps_;  ///< numbers summed for a product: window rows · channels
};

}  // namespace fovea::kernels
