// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/layers/layer_rules.h"

namespace fovea {

/// A window with gaps may lie around the image without touching it, and has neither maximum nor mean then.
inline bool touchesImage(int output, int stride, int before, int kernel, int dilation, int side) {
    for (int i = 0; i < output; ++i) {
        const int start = i * stride - before;
        const int passed = start >= 0 ? 0 : (-start + dilation - 1) / dilation;
        if (passed >= kernel || start + passed * dilation >= side) return false;
    }
    return true;
}

/// KernelExceedsInput where a window of a pool touches nothing.
inline std::optional<ShapeProblem> gapProblem(const WindowGeometry& window, const Shape& input) {
    const Sides& pads = window.padding;
    const auto outside = [](int axis, int side, int kernel, int dilation, int before, int after) {
        return ShapeProblem{
            ProblemCode::KernelExceedsInput,
            {double(axis), double(side), double((kernel - 1) * dilation + 1), double(before), double(after)}};
    };
    if (!touchesImage(window.output.height, window.stride.height, pads.top, window.kernel.height,
                      window.dilation.height, input.height))
        return outside(0, input.height, window.kernel.height, window.dilation.height, pads.top, pads.bottom);
    if (!touchesImage(window.output.width, window.stride.width, pads.left, window.kernel.width, window.dilation.width,
                      input.width))
        return outside(1, input.width, window.kernel.width, window.dilation.width, pads.left, pads.right);
    return std::nullopt;
}

}  // namespace fovea
