// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/layers/layer_context.h"
#include "core/layers/layer_rules.h"

namespace fovea {

/// The mean of each whole map: H×W×C becomes a vector of C numbers.
struct GlobalAvgPoolSpec {
    static constexpr std::string_view kind = "global_avg_pool";
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    friend bool operator==(const GlobalAvgPoolSpec&, const GlobalAvgPoolSpec&) = default;
};

ShapeResult outputShape(const GlobalAvgPoolSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const GlobalAvgPoolSpec& spec, std::span<const Shape> inputs);
std::size_t memoryBytes(const GlobalAvgPoolSpec& spec, std::span<const Shape> inputs, int batch);
void forward(const GlobalAvgPoolSpec& spec, const LayerForward& pass);
void backward(const GlobalAvgPoolSpec& spec, const LayerBackward& pass);

}  // namespace fovea
