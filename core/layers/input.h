// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/layers/layer_context.h"
#include "core/layers/layer_rules.h"

namespace fovea {

/// Where the pictures enter. Its shape is the shape of one image.
struct InputSpec {
    Shape shape{32, 32, 3};
    static constexpr std::string_view kind = "input";
    static constexpr int smallestInputs = 0;
    static constexpr int largestInputs = 0;
    friend bool operator==(const InputSpec&, const InputSpec&) = default;
};

ShapeResult outputShape(const InputSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const InputSpec& spec, std::span<const Shape> inputs);
std::size_t memoryBytes(const InputSpec& spec, std::span<const Shape> inputs, int batch);
void forward(const InputSpec& spec, const LayerForward& pass);
void backward(const InputSpec& spec, const LayerBackward& pass);

}  // namespace fovea
