// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/layers/layer_context.h"
#include "core/layers/layer_rules.h"

namespace fovea {

/// y = Wᵀx + b, on a vector.
struct DenseSpec {
    int units = 10;
    bool bias = true;
    static constexpr std::string_view kind = "dense";
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    friend bool operator==(const DenseSpec&, const DenseSpec&) = default;
};

ShapeResult outputShape(const DenseSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const DenseSpec& spec, std::span<const Shape> inputs);
std::size_t memoryBytes(const DenseSpec& spec, std::span<const Shape> inputs, int batch);
void forward(const DenseSpec& spec, const LayerForward& pass);
void backward(const DenseSpec& spec, const LayerBackward& pass);

}  // namespace fovea
