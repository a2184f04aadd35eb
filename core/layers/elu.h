// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/layers/layer_context.h"
#include "core/layers/layer_rules.h"

namespace fovea {

/// x where x > 0, alpha · (eˣ − 1) elsewhere
struct EluSpec {
    float alpha = 1.0F;
    static constexpr std::string_view kind = "elu";
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    friend bool operator==(const EluSpec&, const EluSpec&) = default;
};

ShapeResult outputShape(const EluSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const EluSpec& spec, std::span<const Shape> inputs);
std::size_t memoryBytes(const EluSpec& spec, std::span<const Shape> inputs, int batch);
void forward(const EluSpec& spec, const LayerForward& pass);
void backward(const EluSpec& spec, const LayerBackward& pass);

}  // namespace fovea
