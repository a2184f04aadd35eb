// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/layers/layer_context.h"
#include "core/layers/layer_rules.h"

namespace fovea {

/// H×W×C becomes a vector of H·W·C numbers (in files and exports in the order C, H, W, as PyTorch).
struct FlattenSpec {
    static constexpr std::string_view kind = "flatten";
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    friend bool operator==(const FlattenSpec&, const FlattenSpec&) = default;
};

ShapeResult outputShape(const FlattenSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const FlattenSpec& spec, std::span<const Shape> inputs);
std::size_t memoryBytes(const FlattenSpec& spec, std::span<const Shape> inputs, int batch);
void forward(const FlattenSpec& spec, const LayerForward& pass);
void backward(const FlattenSpec& spec, const LayerBackward& pass);

}  // namespace fovea
