// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/kernels/convolution.h"
#include "core/kernels/taps.h"

namespace fovea::kernels {

/// How a panel reads the weights: lane l, step k of a tap at
/// tap · tapStride + k · stepStride + l · laneStride + group · groupStride.
struct WeightOrder {
    std::ptrdiff_t tapStride = 0;
    std::ptrdiff_t stepStride = 0;
    std::ptrdiff_t laneStride = 0;
    std::ptrdiff_t groupStride = 0;
    int depth = 0;  ///< source channels of a group, summed over
    int lanes = 0;  ///< target channels of a group
};

/// What sums start from, and what happens to them at the end.
struct SumRule {
    const float* bias = nullptr;
    bool accumulate = false;
    bool fusedRelu = false;
};

/// One lattice made ready: for each of its points and each lane l,
///
///     target[point][l] = Σ over taps Σ_k source[pixel under the tap][k] · weight[tap][k][l]
///
/// Forward pass: source is the input. Input gradient: source is the output's gradient.
class TapSum {
public:
    TapSum() = default;
    virtual ~TapSum() = default;
    TapSum(const TapSum&) = delete;
    TapSum& operator=(const TapSum&) = delete;

    virtual std::size_t panelFloats() const = 0;
    virtual int packJobs() const = 0;
    virtual void pack(int job, const float* weight, float* panels) const = 0;
    /// Rows of points; all images of the views.
    virtual void run(const ConstImageView& source, const float* panels, const SumRule& rule, const ImageView& target,
                     RowRange rows) const = 0;
};

/// The one of the two ways to sum (Gather, FoldedSum) that multiplies less on this build.
std::unique_ptr<TapSum> makeTapSum(Lattice lattice, const WeightOrder& order, int groups, Extent source);

}  // namespace fovea::kernels
