// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/layers/layer_context.h"
#include "core/layers/layer_rules.h"

namespace fovea {

/// In training, zeroes each value with probability `rate` and scales the rest by 1 / (1 − rate).
struct DropoutSpec {
    float rate = 0.5F;
    static constexpr std::string_view kind = "dropout";
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    friend bool operator==(const DropoutSpec&, const DropoutSpec&) = default;
};

ShapeResult outputShape(const DropoutSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const DropoutSpec& spec, std::span<const Shape> inputs);
std::size_t memoryBytes(const DropoutSpec& spec, std::span<const Shape> inputs, int batch);
void forward(const DropoutSpec& spec, const LayerForward& pass);
void backward(const DropoutSpec& spec, const LayerBackward& pass);

}  // namespace fovea
