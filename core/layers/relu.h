// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/layers/layer_context.h"
#include "core/layers/layer_rules.h"

namespace fovea {

/// max(0, x)
struct ReluSpec {
    static constexpr std::string_view kind = "relu";
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    friend bool operator==(const ReluSpec&, const ReluSpec&) = default;
};

ShapeResult outputShape(const ReluSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const ReluSpec& spec, std::span<const Shape> inputs);
std::size_t memoryBytes(const ReluSpec& spec, std::span<const Shape> inputs, int batch);
void forward(const ReluSpec& spec, const LayerForward& pass);
void backward(const ReluSpec& spec, const LayerBackward& pass);

}  // namespace fovea
