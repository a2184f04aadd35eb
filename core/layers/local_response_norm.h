// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/layers/layer_context.h"
#include "core/layers/layer_rules.h"

namespace fovea {

/// y[c] = x[c] / (bias + alpha / size · Σ x[k]²)^beta over the `size` channels k around c at the same pixel;
/// channels that are not there count as zero. Krizhevsky, Sutskever & Hinton, "ImageNet Classification with
/// Deep Convolutional Neural Networks", 2012, who don't divide alpha by the size: their 1e-4 with 5 channels
/// is 5e-4 here, as in ONNX and PyTorch. TensorFlow doesn't divide either.
struct LocalResponseNormSpec {
    int size = 5;  ///< odd, so that it is the same window in every program
    float alpha = 1e-4F;
    float beta = 0.75F;
    float bias = 1.0F;
    static constexpr std::string_view kind = "local_response_norm";
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    friend bool operator==(const LocalResponseNormSpec&, const LocalResponseNormSpec&) = default;
};

ShapeResult outputShape(const LocalResponseNormSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const LocalResponseNormSpec& spec, std::span<const Shape> inputs);
std::size_t memoryBytes(const LocalResponseNormSpec& spec, std::span<const Shape> inputs, int batch);
void forward(const LocalResponseNormSpec& spec, const LayerForward& pass);
void backward(const LocalResponseNormSpec& spec, const LayerBackward& pass);

}  // namespace fovea
