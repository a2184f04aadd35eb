// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/layers/layer_context.h"
#include "core/layers/layer_rules.h"

namespace fovea {

/// The sum of two or more inputs of one shape: a skip connection's end.
struct AddSpec {
    static constexpr std::string_view kind = "add";
    static constexpr int smallestInputs = 2;
    static constexpr int largestInputs = 8;
    friend bool operator==(const AddSpec&, const AddSpec&) = default;
};

ShapeResult outputShape(const AddSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const AddSpec& spec, std::span<const Shape> inputs);
std::size_t memoryBytes(const AddSpec& spec, std::span<const Shape> inputs, int batch);
void forward(const AddSpec& spec, const LayerForward& pass);
void backward(const AddSpec& spec, const LayerBackward& pass);

}  // namespace fovea
