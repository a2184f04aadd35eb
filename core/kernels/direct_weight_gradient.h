// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernels/convolution.h"
#include "core/kernels/segments.h"

namespace fovea::kernels {

/// Weight gradient of direct convolution:
///
///     dW[m][n'][c][f] = Σ over images, i, j of x[i·s + m·d − p][j·s + n'·d − p][c] · dy[i][j][f]
///
/// as a product whose rows are (m, n', c), in any tiles since A's rows may begin anywhere; its steps
/// are pixels of an output row, its segments the output's rows, and B's rows are pixels of dy as
/// they lie in memory. Only where the filters don't fill their last packet, dy is copied first.
class WeightGradient {
public:
    explicit WeightGradient(const ConvProblem& problem);

    /// Writes the sums over the views' images.
    void run(const ConstImageView& input, const ConstImageView& outputGradient, float* weightGradient) const;

private:
    WeightGradient(const ConvProblem& problem, const Lattice& lattice);
    struct Image;
    void addBlock(const Image& image, const ConstImageView& outputGradient, int n, RowRange rows, bool accumulate,
                  float* weightGradient) const;

    ConvProblem problem_;
    Region region_;     ///< of the input
    Segments taps_;     ///< one for each tap
    int depth_;         ///< input channels of a group
    int lanes_;         ///< filters of a group
    int rowsPerBlock_;  ///< of the output
};

/// target[c] = Σ over all pixels of values[…][c]: the bias's gradient.
void sumPixels(const ConstImageView& values, float* target);

}  // namespace fovea::kernels
