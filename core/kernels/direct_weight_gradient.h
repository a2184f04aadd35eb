// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernels/convolution.h"
#include "core/kernels/segments.h"

namespace fovea::kernels {

/// Weight gradient of direct convolution:
///
///     dW[m][n'][c][f] = Σ over images, i, j of x[i·s + m·d − p][j·s + n'·d − p][c] · dy[i][j][f]
///
/// as a product summed over pixels: steps are the pixels of an output row, segments the rows, of several images
/// where they are small. Both operands are read as they lie. Either may be the vector; what wastes fewer lanes is:
///  - by filters: A's rows are (m, n', c), in any tiles since they may begin anywhere, and B's rows dy's pixels;
///  - by window: A's rows are filters, and B's rows the runs of KW · C values that one kernel row covers. Good for
///    few filters: 3→6 in 5×5 fills 15 of 16 lanes instead of 6 of 8, and 20→20 100 of 104 instead of 20 of 24.
class WeightGradient {
public:
    explicit WeightGradient(const ConvProblem& problem);

    /// Writes the sums over the views' images, or adds them to what is there.
    void run(const ConstImageView& input, const ConstImageView& outputGradient, float* weightGradient,
             bool accumulate) const;

private:
    struct Block;
    WeightGradient(const ConvProblem& problem, const Lattice& lattice);
    template <class Body>
    void forEachBlock(const ConstImageView& input, const ConstImageView& outputGradient, const Body& body) const;
    void addByFilters(const Block& block, const ConstImageView& outputGradient, float* weightGradient) const;
    void addByWindow(const Block& block, float* sums) const;
    void turnSums(const float* sums, float* weightGradient, bool accumulate) const;

    ConvProblem problem_;
    Region region_;  ///< of the input
    Segments taps_;  ///< one for each tap
    Segments runs_;  ///< taps that are contiguous in memory
    int depth_;      ///< input channels of a group
    int lanes_;      ///< filters of a group
    int runWidth_;   ///< of a run, in whole packets
    bool byWindow_;
    int rowsPerBlock_;    ///< of the output
    int imagesPerBlock_;  ///< more than one only with all their rows
};

/// target[c] (+)= Σ over all pixels of values[…][c]: the bias's gradient.
void sumPixels(const ConstImageView& values, float* target, bool accumulate);

}  // namespace fovea::kernels
