// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/layers/avg_pool2d.h"

namespace fovea {

/// By what, at each place row by row, a mean over all cells of a window with gaps grows where cells in the padding don't
/// count: cells / cells inside. `window` is the pool's on maps of shape `input`; every place has a cell inside.
inline std::vector<float> paddingShares(const AvgPool2dSpec& spec, const WindowGeometry& window, const Shape& input) {
    const auto inside = [](int place, int stride, int gap, int before, int kernel, int side) {
        int count = 0;
        for (int cell = 0; cell < kernel; ++cell) {
            const int at = place * stride + cell * gap - before;
            if (at >= 0 && at < side) ++count;
        }
        return count;
    };
    std::vector<float> shares;
    for (int i = 0; i < window.output.height; ++i)
        for (int j = 0; j < window.output.width; ++j) {
            const int rows = inside(i, window.stride.height, spec.dilation.height, window.padding.top,
                                    window.kernel.height, input.height);
            const int columns = inside(j, window.stride.width, spec.dilation.width, window.padding.left,
                                       window.kernel.width, input.width);
            const int cells = spec.kernel.height * spec.kernel.width;
            shares.push_back(static_cast<float>(cells) / static_cast<float>(rows * columns));
        }
    return shares;
}

}  // namespace fovea
