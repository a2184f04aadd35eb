// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/layer_kind.h"

namespace fovea {

/// What kinds of one input that only pick and move values state alike. Such a kind adds its name and stem, its
/// fields, its shape, forward and backward, and the window of one value.
struct StructureKind {
    static constexpr LayerFamily family = LayerFamily::Structure;
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    static constexpr Sees sees = Sees::Window;
    static constexpr BackwardReads backwardReads{};
    static constexpr Sharing sharing = Sharing::None;
    static constexpr bool passesGradientOn = false;
    static constexpr bool keepsMemory = false;
    static constexpr GradientReduction gradientReduction = GradientReduction::None;
    static constexpr InitialWeights initialWeights = InitialWeights::Unconcerned;
    friend bool operator==(const StructureKind&, const StructureKind&) = default;
};

/// The window of a layer whose value (y, x) comes from pixel (y · stride − above, x · stride − left): one pixel.
inline WindowGeometry pixelWindow(Extent output, Extent stride = {1, 1}, int above = 0, int left = 0) {
    return {.kernel = {1, 1},
            .stride = stride,
            .dilation = {1, 1},
            .padding = {.top = above, .bottom = 0, .left = left, .right = 0},
            .output = output};
}

}  // namespace fovea
