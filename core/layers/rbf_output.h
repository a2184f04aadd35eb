// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/layer_kind.h"

namespace fovea {

/// LeNet-5's output: how near its input of 84 values comes to the code of each class, a picture of 7 × 12 pixels of −1
/// and +1 that is never trained. LeCun et al., 1998, give d² = Σ (x − code)²; scores grow where classes fit better, so
/// that this gives −d²/2 + ‖x‖²/2 = Σ x · code − 42. What was added is the same for all classes, and a softmax, the loss
/// and every comparison of classes take no notice of it.
struct RbfOutputSpec {
    int units = 10;
    static constexpr std::string_view kind = "rbf_output";
    static constexpr NodeStem stem{"Codes", true};
    static constexpr LayerFamily family = LayerFamily::Dense;
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    static constexpr Sees sees = Sees::Everything;
    static constexpr BackwardReads backwardReads{};
    static constexpr Sharing sharing = Sharing::None;
    static constexpr bool passesGradientOn = false;
    static constexpr bool keepsMemory = false;
    static constexpr GradientReduction gradientReduction = GradientReduction::None;
    static constexpr InitialWeights initialWeights = InitialWeights::Xavier;
    static constexpr auto fields() {
        return std::tuple(numberField("units", &RbfOutputSpec::units, SettingId::Units, 1, 1000));
    }
    friend bool operator==(const RbfOutputSpec&, const RbfOutputSpec&) = default;
};

constexpr int codeRows = 12;
constexpr int codeColumns = 7;
constexpr int codeLength = codeRows * codeColumns;
/// −‖code‖²/2, the shift of every score.
constexpr float codeShift = -codeLength / 2.0F;

/// The value, −1 or +1, of a pixel of a class's code, row by row: the digits 0 to 9 drawn in the paper's manner (its own
/// bits are printed too small to be read), and for further classes ones drawn at random once for all.
float outputCode(int unit, int pixel);
/// All of them as a dense layer's weights, {codeLength, units}.
std::vector<float> outputCodes(int units);

ShapeResult outputShape(const RbfOutputSpec& spec, std::span<const Shape> inputs);
/// Its codes are no parameters, but products all the same.
LayerCost cost(const RbfOutputSpec& spec, std::span<const Shape> inputs);
void forward(const RbfOutputSpec& spec, const LayerForward& pass);
void backward(const RbfOutputSpec& spec, const LayerBackward& pass);

}  // namespace fovea
