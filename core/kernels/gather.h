// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernels/product.h"
#include "core/kernels/segments.h"
#include "core/kernels/tap_sum.h"

namespace fovea::kernels {

/// The sum over taps as a product whose rows of A are windows of the source, overlapping in memory, without
/// im2col: row i begins stride · C values after row i − 1, and one kernel row is one run of KW · C values. B is
/// packed in panels [group][panel][tap][depth][lanes of the panel], which a tile of points reads from end to end.
/// Where the window leaves the source, a copy with zeros around it is read.
class Gather final : public TapSum {
public:
    Gather(Lattice lattice, const WeightOrder& order, int groups);

    /// Products of lanes for an image.
    double work() const;

    std::size_t panelFloats() const override {
        return static_cast<std::size_t>(groupFloats_) * static_cast<std::size_t>(groups_);
    }
    int packJobs() const override { return groups_ * static_cast<int>(columns_.size()); }
    void pack(int job, const float* weight, float* panels) const override;
    void run(const ConstImageView& source, const float* panels, const SumRule& rule, const ImageView& target,
             RowRange rows) const override;
    /// Rows of the largest of each 2×2 points, in which of them it was (null: nobody asks), in one pass; see
    /// PooledProduct. Takes groups of 1 and targets that follow one another.
    void runPooled(const ConstImageView& source, const float* panels, const SumRule& rule, const ImageView& target,
                   std::uint8_t* argmax, RowRange rows) const;

private:
    struct Walk;
    void runImages(const ConstImageView& source, const float* panels, const SumRule& rule, const ImageView& target,
                   RowRange rows, int firstImage, int images) const;

    Lattice lattice_;
    WeightOrder order_;
    Segments segments_;
    int groups_;
    std::vector<ColumnPanel> columns_;
    std::ptrdiff_t steps_;        ///< rows of a panel
    std::ptrdiff_t groupFloats_;  ///< packed weights of a group
};

}  // namespace fovea::kernels
