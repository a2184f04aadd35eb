// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/taps.h"

#include <algorithm>

namespace fovea::kernels {

Lattice forwardLattice(const WindowGeometry& geometry) {
    Lattice lattice{geometry.output, {0, 0}, {1, 1}, geometry.stride, {}};
    for (int m = 0; m < geometry.kernel.height; ++m)
        for (int n = 0; n < geometry.kernel.width; ++n)
            lattice.taps.push_back({m * geometry.dilation.height - geometry.padding.top,
                                    n * geometry.dilation.width - geometry.padding.left,
                                    m * geometry.kernel.width + n});
    return lattice;
}

std::vector<Lattice> inputGradientLattices(const WindowGeometry& geometry, Extent input) {
    // Input row i meets output row o under kernel row m when i = o·s + m·d − p, so only kernel rows
    // with (i + p − m·d) divisible by s touch it; the remainder of i decides which.
    const auto [sy, sx] = geometry.stride;
    std::vector<Lattice> lattices;
    for (int py = 0; py < std::min(sy, input.height); ++py) {
        for (int px = 0; px < std::min(sx, input.width); ++px) {
            Lattice lattice{{(input.height - py + sy - 1) / sy, (input.width - px + sx - 1) / sx},
                            {py, px},
                            geometry.stride,
                            {1, 1},
                            {}};
            for (int m = geometry.kernel.height - 1; m >= 0; --m) {
                const int y = py + geometry.padding.top - m * geometry.dilation.height;
                if (y % sy != 0) continue;
                for (int n = geometry.kernel.width - 1; n >= 0; --n) {
                    const int x = px + geometry.padding.left - n * geometry.dilation.width;
                    if (x % sx == 0) lattice.taps.push_back({y / sy, x / sx, m * geometry.kernel.width + n});
                }
            }
            lattices.push_back(std::move(lattice));
        }
    }
    return lattices;
}

Region touchedRegion(const Lattice& lattice, int firstRow, int endRow) {
    if (lattice.taps.empty()) return {};
    const auto byY = [](const Tap& a, const Tap& b) { return a.y < b.y; };
    const auto byX = [](const Tap& a, const Tap& b) { return a.x < b.x; };
    const auto [low, high] = std::minmax_element(lattice.taps.begin(), lattice.taps.end(), byY);
    const auto [left, right] = std::minmax_element(lattice.taps.begin(), lattice.taps.end(), byX);
    return {firstRow * lattice.sourceStride.height + low->y, (endRow - 1) * lattice.sourceStride.height + high->y + 1,
            left->x, (lattice.count.width - 1) * lattice.sourceStride.width + right->x + 1};
}

bool covers(const ConstImageView& view, const Region& region) {
    return region.top >= 0 && region.left >= 0 && region.bottom <= view.shape.height &&
           region.right <= view.shape.width;
}

void copyRegion(const ConstImageView& source, int n, const Region& region, float* target) {
    const std::ptrdiff_t channels = source.shape.channels;
    const std::ptrdiff_t rowValues = region.width() * channels;
    const int left = std::clamp(0, region.left, region.right);
    const int right = std::clamp(source.shape.width, left, region.right);
    for (int y = region.top; y < region.bottom; ++y, target += rowValues) {
        if (y < 0 || y >= source.shape.height) {
            std::fill_n(target, rowValues, 0.0F);
            continue;
        }
        float* inside = target + (left - region.left) * channels;
        std::fill(target, inside, 0.0F);
        inside = std::copy_n(source.pixel(n, y, left), (right - left) * channels, inside);
        std::fill(inside, target + rowValues, 0.0F);
    }
}

}  // namespace fovea::kernels
