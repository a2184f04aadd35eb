// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/layer_kind.h"

namespace fovea {

/// y[c] = the largest of the `pieces` channels x[c · pieces], …, x[c · pieces + pieces − 1] of the same pixel. Behind a dense
/// layer or a convolution of `pieces` times as many outputs it is Goodfellow et al., "Maxout networks", 2013. The first of
/// equals wins.
struct MaxoutSpec {
    int pieces = 2;
    static constexpr std::string_view kind = "maxout";
    static constexpr NodeStem stem{"Maxout"};
    static constexpr LayerFamily family = LayerFamily::Activation;
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    /// A pixel, of which it leaves fewer channels: Sees::Pixel is for kinds that keep the shape.
    static constexpr Sees sees = Sees::Window;
    static constexpr BackwardReads backwardReads{.input = true};
    static constexpr Sharing sharing = Sharing::None;
    static constexpr bool passesGradientOn = false;
    static constexpr bool keepsMemory = false;
    static constexpr GradientReduction gradientReduction = GradientReduction::None;
    static constexpr InitialWeights initialWeights = InitialWeights::He;
    static constexpr auto fields() {
        return std::tuple(numberField("pieces", &MaxoutSpec::pieces, SettingId::Pieces, 1, 1024));
    }
    friend bool operator==(const MaxoutSpec&, const MaxoutSpec&) = default;
};

ShapeResult outputShape(const MaxoutSpec& spec, std::span<const Shape> inputs);
std::optional<WindowGeometry> windowOf(const MaxoutSpec& spec, const Shape& input);
void forward(const MaxoutSpec& spec, const LayerForward& pass);
void backward(const MaxoutSpec& spec, const LayerBackward& pass);

}  // namespace fovea
