// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernels/convolution.h"
#include "core/kernels/segments.h"
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

/// What the sums of a gather start from, and what happens to them at the end.
struct GatherRule {
    const float* bias = nullptr;
    bool accumulate = false;
    bool rectify = false;
};

/// One lattice made ready: for each of its points and each lane l,
///
///     target[point][l] = Σ over taps Σ_k source[pixel under the tap][k] · weight[tap][k][l]
///
/// is a product whose rows of A are windows of the source, overlapping in memory, without im2col: row i
/// begins stride · C values after row i − 1, and one kernel row is one run of KW · C values. B is packed
/// in panels [group][panel][tap][depth][lanes of the panel], which a tile of points reads from end to end.
/// Forward pass: source is the input. Input gradient: source is the output's gradient.
class Gather {
public:
    Gather(Lattice lattice, const WeightOrder& order, int groups);

    std::size_t panelFloats() const { return static_cast<std::size_t>(groupFloats_) * static_cast<std::size_t>(groups_); }
    int packJobs() const { return groups_ * static_cast<int>(columns_.size()); }
    void pack(int job, const float* weight, float* panels) const;

    /// Rows of points; all images of the views.
    void run(const ConstImageView& source, const float* panels, const GatherRule& rule, const ImageView& target,
             RowRange rows) const;
    int rowCount() const { return lattice_.count.height; }

private:
    struct Column {  ///< a panel's lanes
        int first = 0;
        int lanes = 0;
        int packets = 0;
    };
    struct Walk;
    void runImages(const ConstImageView& source, const float* panels, const GatherRule& rule, const ImageView& target,
                   RowRange rows, int firstImage, int images) const;

    Lattice lattice_;
    WeightOrder order_;
    Segments segments_;
    int groups_;
    std::vector<Column> columns_;
    std::ptrdiff_t steps_;        ///< rows of a panel
    std::ptrdiff_t groupFloats_;  ///< packed weights of a group
};

}  // namespace fovea::kernels
