// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/segments.h"

#include <algorithm>
#include <new>

namespace fovea::kernels {

SourceWindow openWindow(const ConstImageView& source, int first, int count, const Region& region, Scratch& scratch,
                        int spare) {
    if (region.height() <= 0 || region.width() <= 0)
        return {source.pixel(first, 0, 0), source.rowStride, source.imageStride};
    if (spare == 0 && covers(source, region))
        return {source.pixel(first, region.top, region.left), source.rowStride, source.imageStride};
    const std::ptrdiff_t rowStride = std::ptrdiff_t{region.width()} * source.shape.channels;
    const std::ptrdiff_t imageStride = rowStride * region.height();
    float* copies = scratch.floats(static_cast<std::size_t>(imageStride * count + spare));
    std::fill_n(copies + imageStride * count, spare, 0.0F);
    for (int n = 0; n < count; ++n) copyRegion(source, first + n, region, copies + n * imageStride);
    return {copies, rowStride, imageStride};
}

void Segments::writeOffsets(int channels, std::ptrdiff_t rowStride, std::ptrdiff_t* offsets) const {
    for (const Start& start : starts) *offsets++ = start.y * rowStride + std::ptrdiff_t{start.x} * channels;
}

Segments makeSegments(const std::vector<Tap>& taps, int depth, bool wholePixels) {
    if (taps.empty()) return {};
    int top = taps.front().y;
    int left = taps.front().x;
    for (const Tap& tap : taps) {
        top = std::min(top, tap.y);
        left = std::min(left, tap.x);
    }
    // Length of the first run; all others must equal it.
    std::size_t run = 1;
    const auto follows = [&](std::size_t i) { return taps[i].y == taps[i - 1].y && taps[i].x == taps[i - 1].x + 1; };
    if (wholePixels) {
        while (run < taps.size() && follows(run)) ++run;
        bool equal = taps.size() % run == 0;
        for (std::size_t i = 1; equal && i < taps.size(); ++i) equal = follows(i) == (i % run != 0);
        if (!equal) run = 1;
    }
    Segments segments;
    segments.steps = static_cast<int>(run) * depth;
    for (std::size_t i = 0; i < taps.size(); i += run) segments.starts.push_back({taps[i].y - top, taps[i].x - left});
    return segments;
}

std::ptrdiff_t* scratchOffsets(Scratch& scratch, std::size_t count) {
    static_assert(sizeof(std::ptrdiff_t) % sizeof(float) == 0);
    return new (scratch.floats(count * (sizeof(std::ptrdiff_t) / sizeof(float)))) std::ptrdiff_t[count];
}

}  // namespace fovea::kernels
