// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/layers/layer_context.h"
#include "core/layers/layer_rules.h"

namespace fovea {

/// tanh x
struct TanhSpec {
    static constexpr std::string_view kind = "tanh";
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    friend bool operator==(const TanhSpec&, const TanhSpec&) = default;
};

ShapeResult outputShape(const TanhSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const TanhSpec& spec, std::span<const Shape> inputs);
std::size_t memoryBytes(const TanhSpec& spec, std::span<const Shape> inputs, int batch);
void forward(const TanhSpec& spec, const LayerForward& pass);
void backward(const TanhSpec& spec, const LayerBackward& pass);

}  // namespace fovea
