// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/layer_kind.h"

namespace fovea {

/// y = Wᵀx + b, on a vector.
struct DenseSpec {
    int units = 10;
    bool bias = true;
    static constexpr std::string_view kind = "dense";
    static constexpr NodeStem stem{"Dense"};
    static constexpr LayerFamily family = LayerFamily::Dense;
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    static constexpr Sees sees = Sees::Everything;
    static constexpr BackwardReads backwardReads{.input = true};
    static constexpr Sharing sharing = Sharing::None;
    static constexpr bool passesGradientOn = false;
    static constexpr bool keepsMemory = false;
    static constexpr GradientReduction gradientReduction = GradientReduction::FromBatch;
    static constexpr InitialWeights initialWeights = InitialWeights::Own;
    static constexpr auto fields() {
        return std::tuple(numberField("units", &DenseSpec::units, SettingId::Units, 1, 1048576),
                          choiceField("bias", &DenseSpec::bias));
    }
    friend bool operator==(const DenseSpec&, const DenseSpec&) = default;
};

ShapeResult outputShape(const DenseSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const DenseSpec& spec, std::span<const Shape> inputs);
std::vector<LayerTensor> tensorsOf(const DenseSpec& spec, std::span<const Shape> inputs);
bool runsOnWholeBatch(const DenseSpec& spec, std::span<const Shape> inputs, Mode mode);
void forward(const DenseSpec& spec, const LayerForward& pass);
void backward(const DenseSpec& spec, const LayerBackward& pass);

}  // namespace fovea
