// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/layers/layer_context.h"
#include "core/layers/layer_rules.h"

namespace fovea {

/// x where x > 0, slope · x elsewhere
struct LeakyReluSpec {
    float slope = 0.1F;
    static constexpr std::string_view kind = "leaky_relu";
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    friend bool operator==(const LeakyReluSpec&, const LeakyReluSpec&) = default;
};

ShapeResult outputShape(const LeakyReluSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const LeakyReluSpec& spec, std::span<const Shape> inputs);
std::size_t memoryBytes(const LeakyReluSpec& spec, std::span<const Shape> inputs, int batch);
void forward(const LeakyReluSpec& spec, const LayerForward& pass);
void backward(const LeakyReluSpec& spec, const LayerBackward& pass);

}  // namespace fovea
