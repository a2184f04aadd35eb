// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/kernels/window_geometry.h"
#include "core/tensor/image_view.h"

namespace fovea::kernels {

/// One weight of the window: which source pixel it reads, relative to the lattice's point.
struct Tap {
    int y = 0;
    int x = 0;
    int index = 0;  ///< kernel row · kernel width + kernel column
};

/// A convolution as a gather: target pixel (startY + t·targetStride, …) sums over `taps` the source
/// pixels (t·sourceStride + tap.y, …). The forward pass is one lattice; the input gradient of a
/// strided convolution is one lattice for each remainder of the stride.
struct Lattice {
    Extent count;  ///< points
    Extent start;  ///< target pixel of point 0
    Extent targetStride;
    Extent sourceStride;
    std::vector<Tap> taps;  ///< rows ascending, columns ascending within a row of equal y
};

Lattice forwardLattice(const WindowGeometry& geometry);
/// `input` is the extent of the input, whose gradient is the target.
std::vector<Lattice> inputGradientLattices(const WindowGeometry& geometry, Extent input);

/// Rows and columns of the source that points [firstRow, endRow) of a lattice touch; may lie outside the source.
struct Region {
    int top = 0, bottom = 0, left = 0, right = 0;  ///< bottom and right are one past the end
    int height() const { return bottom - top; }
    int width() const { return right - left; }
};
Region touchedRegion(const Lattice& lattice, int firstRow, int endRow);

/// True when the view's pixels cover the region.
bool covers(const ConstImageView& view, const Region& region);

/// Copies the region of image n, with zeros where it leaves the source, to `target` (dense).
void copyRegion(const ConstImageView& source, int n, const Region& region, float* target);

}  // namespace fovea::kernels
