// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/layers/layer_context.h"
#include "core/layers/layer_rules.h"

namespace fovea {

/// The largest value of each window, per channel. Padding never wins.
struct MaxPool2dSpec {
    Extent kernel{2, 2};
    Extent stride{2, 2};
    Padding padding;
    Rounding rounding = Rounding::Exact;
    static constexpr std::string_view kind = "max_pool2d";
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    friend bool operator==(const MaxPool2dSpec&, const MaxPool2dSpec&) = default;
};

ShapeResult outputShape(const MaxPool2dSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const MaxPool2dSpec& spec, std::span<const Shape> inputs);
/// Whether the layer's backward can do that of a rectifier before it.
bool canRectifyBackward(const MaxPool2dSpec& spec, const Shape& input);
std::size_t memoryBytes(const MaxPool2dSpec& spec, std::span<const Shape> inputs, int batch);
void forward(const MaxPool2dSpec& spec, const LayerForward& pass);
void backward(const MaxPool2dSpec& spec, const LayerBackward& pass);

}  // namespace fovea
