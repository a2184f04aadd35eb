// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/layer_kind.h"

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
    static constexpr NodeStem stem{"LRN"};
    static constexpr LayerFamily family = LayerFamily::Normalisation;
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    static constexpr Sees sees = Sees::Pixel;
    static constexpr BackwardReads backwardReads{.input = true};
    static constexpr Sharing sharing = Sharing::None;
    static constexpr bool passesGradientOn = false;
    static constexpr bool keepsMemory = false;
    static constexpr GradientReduction gradientReduction = GradientReduction::None;
    static constexpr InitialWeights initialWeights = InitialWeights::Unconcerned;
    static constexpr auto fields() {
        return std::tuple(numberField("size", &LocalResponseNormSpec::size, SettingId::Size, 1, 1023, 2),
                          numberField("alpha", &LocalResponseNormSpec::alpha, SettingId::Alpha, 0, 100, 1e-4),
                          numberField("beta", &LocalResponseNormSpec::beta, SettingId::Beta, 0, 10, 0.05),
                          numberField("bias", &LocalResponseNormSpec::bias, SettingId::Bias, 0.001, 1000, 0.1));
    }
    friend bool operator==(const LocalResponseNormSpec&, const LocalResponseNormSpec&) = default;
};

ShapeResult outputShape(const LocalResponseNormSpec& spec, std::span<const Shape> inputs);
void forward(const LocalResponseNormSpec& spec, const LayerForward& pass);
void backward(const LocalResponseNormSpec& spec, const LayerBackward& pass);

}  // namespace fovea
