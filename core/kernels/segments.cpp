// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/segments.h"

#include <algorithm>

namespace fovea::kernels {

SourceWindow openWindow(const ConstImageView& source, int n, const Region& region, Scratch& scratch) {
    if (region.height() <= 0 || region.width() <= 0) return {source.data, source.rowStride};
    if (covers(source, region)) return {source.pixel(n, region.top, region.left), source.rowStride};
    const std::ptrdiff_t rowStride = std::ptrdiff_t{region.width()} * source.shape.channels;
    float* copy = scratch.floats(static_cast<std::size_t>(rowStride * region.height()));
    copyRegion(source, n, region, copy);
    return {copy, rowStride};
}

Segments makeSegments(const std::vector<Tap>& taps, int depth, bool wholePixels, int pixelStride,
                      std::ptrdiff_t rowStride) {
    if (taps.empty()) return {};
    int top = taps.front().y;
    int left = taps.front().x;
    for (const Tap& tap : taps) {
        top = std::min(top, tap.y);
        left = std::min(left, tap.x);
    }
    // Length of the first run; all others must equal it.
    std::size_t run = 1;
    const auto follows = [&](std::size_t i) {
        return taps[i].y == taps[i - 1].y && taps[i].x == taps[i - 1].x + 1;
    };
    if (wholePixels) {
        while (run < taps.size() && follows(run)) ++run;
        bool equal = taps.size() % run == 0;
        for (std::size_t i = 1; equal && i < taps.size(); ++i) equal = follows(i) == (i % run != 0);
        if (!equal) run = 1;
    }
    Segments segments;
    segments.steps = static_cast<int>(run) * depth;
    for (std::size_t i = 0; i < taps.size(); i += run)
        segments.offsets.push_back((taps[i].y - top) * rowStride +
                                   std::ptrdiff_t{taps[i].x - left} * pixelStride);
    return segments;
}

}  // namespace fovea::kernels
