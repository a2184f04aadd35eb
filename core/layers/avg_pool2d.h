// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/layers/layer_context.h"
#include "core/layers/layer_rules.h"

namespace fovea {

/// The mean of each window, per channel. Padding is left out of sum and count.
struct AvgPool2dSpec {
    Extent kernel{2, 2};
    Extent stride{2, 2};
    Padding padding;
    Rounding rounding = Rounding::Exact;
    static constexpr std::string_view kind = "avg_pool2d";
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    friend bool operator==(const AvgPool2dSpec&, const AvgPool2dSpec&) = default;
};

ShapeResult outputShape(const AvgPool2dSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const AvgPool2dSpec& spec, std::span<const Shape> inputs);
std::size_t memoryBytes(const AvgPool2dSpec& spec, std::span<const Shape> inputs, int batch);
void forward(const AvgPool2dSpec& spec, const LayerForward& pass);
void backward(const AvgPool2dSpec& spec, const LayerBackward& pass);

}  // namespace fovea
