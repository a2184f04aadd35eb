// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/layers/layer_context.h"
#include "core/layers/layer_rules.h"

namespace fovea {

/// y = scale · (x − mean) / √(variance + epsilon) + shift, per channel. Training takes mean and
/// (biased) variance from the batch and moves the running ones by `momentum` (unbiased variance),
/// as PyTorch does; inference takes the running ones. Ioffe & Szegedy, 2015.
struct BatchNormSpec {
    float momentum = 0.1F;
    float epsilon = 1e-5F;
    static constexpr std::string_view kind = "batch_norm";
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    friend bool operator==(const BatchNormSpec&, const BatchNormSpec&) = default;
};

ShapeResult outputShape(const BatchNormSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const BatchNormSpec& spec, std::span<const Shape> inputs);
std::size_t memoryBytes(const BatchNormSpec& spec, std::span<const Shape> inputs, int batch);
void forward(const BatchNormSpec& spec, const LayerForward& pass);
void backward(const BatchNormSpec& spec, const LayerBackward& pass);

}  // namespace fovea
