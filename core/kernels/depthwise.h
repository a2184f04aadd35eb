// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/kernels/convolution.h"
#include "core/kernels/segments.h"
#include "core/kernels/tap_sum.h"

namespace fovea::kernels {

/// A lattice with what its kernels ask for at every call.
struct PreparedLattice {
    explicit PreparedLattice(Lattice points);
    Lattice lattice;
    Segments taps;             ///< one for each tap
    std::vector<int> indices;  ///< of the taps' weights
};

/// One filter a channel, groups = C = F: y[i][j][c] = b[c] + Σ_m Σ_n x[i·s + m·d − p][j·s + n·d − p][c] · w[m][n][c].
/// Nothing is summed over channels, so they are the vector: each kernel holds the sums of some pixels (or of
/// some taps, for the weight gradient) of one packet of channels in registers. Two operations for every value
/// loaded make the load ports the limit, not the multipliers.
/// Channels that don't fill their last packet are widened in the copy that padding needs anyway.
class DepthwiseConvolution final : public Convolution {
public:
    explicit DepthwiseConvolution(const ConvProblem& problem);
    static bool fits(const ConvProblem& problem);

    ConvMethod method() const override { return ConvMethod::Depthwise; }
    std::size_t panelFloats(ConvPass pass) const override;
    int packJobs(ConvPass /*pass*/) const override { return 1; }
    void pack(ConvPass pass, int job, const float* weight, float* panels) const override;
    using Convolution::forward;
    void forward(const ConvForward& call, RowRange rows) const override;
    void backward(const ConvBackward& call) const override;

private:
    void writeWeightGradient(const ConvBackward& call) const;

    PreparedLattice forward_;
    std::vector<PreparedLattice> inputGradient_;
    int width_;  ///< channels, in whole packets
};

}  // namespace fovea::kernels
