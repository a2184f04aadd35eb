// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/activation.h"

namespace fovea {

/// min(max(x, smallest), largest). From 0 to 6 it is ReLU6 (Howard et al., "MobileNets", 2017).
struct ClipSpec : ActivationKind {
    float smallest = 0.0F;
    float largest = 6.0F;
    static constexpr std::string_view kind = "clip";
    static constexpr NodeStem stem{"Clip"};
    static constexpr BackwardReads backwardReads{.output = true};
    static constexpr InitialWeights initialWeights = InitialWeights::He;
    static constexpr auto fields() {
        return std::tuple(numberField("min", &ClipSpec::smallest, SettingId::Smallest, -1e6, 1e6, 0.5),
                          numberField("max", &ClipSpec::largest, SettingId::Largest, -1e6, 1e6, 0.5));
    }
    friend bool operator==(const ClipSpec&, const ClipSpec&) = default;
};

ShapeResult outputShape(const ClipSpec& spec, std::span<const Shape> inputs);
void forward(const ClipSpec& spec, const LayerForward& pass);
void backward(const ClipSpec& spec, const LayerBackward& pass);

}  // namespace fovea
