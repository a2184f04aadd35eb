// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/layers/layer_context.h"
#include "core/layers/layer_rules.h"

namespace fovea {

/// 1 / (1 + e⁻ˣ)
struct SigmoidSpec {
    static constexpr std::string_view kind = "sigmoid";
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    friend bool operator==(const SigmoidSpec&, const SigmoidSpec&) = default;
};

ShapeResult outputShape(const SigmoidSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const SigmoidSpec& spec, std::span<const Shape> inputs);
std::size_t memoryBytes(const SigmoidSpec& spec, std::span<const Shape> inputs, int batch);
void forward(const SigmoidSpec& spec, const LayerForward& pass);
void backward(const SigmoidSpec& spec, const LayerBackward& pass);

}  // namespace fovea
