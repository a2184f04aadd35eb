// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/layers/layer_context.h"
#include "core/layers/layer_rules.h"

namespace fovea {

/// Two or more inputs of equal height and width, channels side by side in the order of the wires.
struct ConcatSpec {
    static constexpr std::string_view kind = "concat";
    static constexpr int smallestInputs = 2;
    static constexpr int largestInputs = 8;
    friend bool operator==(const ConcatSpec&, const ConcatSpec&) = default;
};

ShapeResult outputShape(const ConcatSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const ConcatSpec& spec, std::span<const Shape> inputs);
std::size_t memoryBytes(const ConcatSpec& spec, std::span<const Shape> inputs, int batch);
void forward(const ConcatSpec& spec, const LayerForward& pass);
void backward(const ConcatSpec& spec, const LayerBackward& pass);

}  // namespace fovea
