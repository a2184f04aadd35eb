// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/kernels/convolution.h"
#include "core/layers/layer_context.h"
#include "core/layers/layer_rules.h"

namespace fovea {

/// Two-dimensional convolution (strictly: cross-correlation) of H×W×C maps with `filters` kernels:
/// y[i][j][f] = b[f] + Σ_m Σ_n Σ_c x[i·s + m·d − p][j·s + n·d − p][c] · w[m][n][c][f].
/// With groups g, filter f sees only the C/g channels of its group; g = C is a depthwise convolution.
struct Conv2dSpec {
    int filters = 16;
    Extent kernel{3, 3};
    Extent stride{1, 1};
    Padding padding;
    Rounding rounding = Rounding::Exact;
    Extent dilation{1, 1};
    int groups = 1;
    bool bias = true;
    static constexpr std::string_view kind = "conv2d";
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    friend bool operator==(const Conv2dSpec&, const Conv2dSpec&) = default;
};

ShapeResult outputShape(const Conv2dSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const Conv2dSpec& spec, std::span<const Shape> inputs);
/// The convolution that such a layer computes on maps of shape `input`. Requires a sound spec.
kernels::ConvProblem convProblem(const Conv2dSpec& spec, const Shape& input);
std::size_t memoryBytes(const Conv2dSpec& spec, std::span<const Shape> inputs, int batch);
void forward(const Conv2dSpec& spec, const LayerForward& pass);
void backward(const Conv2dSpec& spec, const LayerBackward& pass);

}  // namespace fovea
