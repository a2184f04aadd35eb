// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "core/kernels/taps.h"
#include "core/parallel/workers.h"

namespace fovea::kernels {

/// The part of some source images that a call reads: in place, or a copy with its zeros.
struct SourceWindow {
    const float* corner = nullptr;  ///< pixel (region.top, region.left) of the first image
    std::ptrdiff_t rowStride = 0;
    std::ptrdiff_t imageStride = 0;
};
/// Images [first, first + count) of the source. `spare` values behind the region's last one are read too, to no
/// effect; where there are any, always a copy, since nobody knows who writes there meanwhile.
SourceWindow openWindow(const ConstImageView& source, int first, int count, const Region& region, Scratch& scratch,
                        int spare = 0);

/// The taps as runs of contiguous values: `steps` values from pixel (y, x) on, relative to the corner
/// of the window of the first point. One kernel row of a window is contiguous in NHWC, so the whole
/// row is one run of KW · C values.
struct Segments {
    struct Start {
        int y = 0;
        int x = 0;
    };
    std::vector<Start> starts;
    int steps = 0;

    /// Offsets in memory, starts.size() numbers.
    void writeOffsets(int channels, std::ptrdiff_t rowStride, std::ptrdiff_t* offsets) const;
};
/// Neighbouring taps of a row make one run when a tap reads all channels of a pixel
/// (`wholePixels`), and all runs come out equally long; otherwise each tap is a run of `depth`.
Segments makeSegments(const std::vector<Tap>& taps, int depth, bool wholePixels);

/// `count` numbers of scratch memory for offsets.
std::ptrdiff_t* scratchOffsets(Scratch& scratch, std::size_t count);

}  // namespace fovea::kernels
