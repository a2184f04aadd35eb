// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "core/kernels/taps.h"
#include "core/parallel/workers.h"

namespace fovea::kernels {

/// The part of one source image that a task reads: in place, or a copy with its zeros.
struct SourceWindow {
    const float* corner = nullptr;  ///< pixel (region.top, region.left)
    std::ptrdiff_t rowStride = 0;
};
SourceWindow openWindow(const ConstImageView& source, int n, const Region& region, Scratch& scratch);

/// The taps as runs of contiguous values: `steps` values from each offset, relative to the corner
/// of the window of the first point.
struct Segments {
    std::vector<std::ptrdiff_t> offsets;
    int steps = 0;
};
/// Neighbouring taps of a row make one run when a tap reads all channels of a pixel
/// (`wholePixels`), and all runs come out equally long; otherwise each tap is a run of `depth`.
Segments makeSegments(const std::vector<Tap>& taps, int depth, bool wholePixels, int pixelStride,
                      std::ptrdiff_t rowStride);

}  // namespace fovea::kernels
