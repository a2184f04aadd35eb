// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernels/convolution.h"
#include "core/layers/layer_kind.h"

namespace fovea {

/// A convolution that was made ready when the network was planned, and its weights in the order that the
/// pass reads.
struct PreparedConvolution {
    const kernels::Convolution* convolution = nullptr;
    const float* panels = nullptr;
    const float* bias = nullptr;  ///< one for each filter, or null; may differ from the layer's own (folded batch norm)
};

/// Two-dimensional convolution (strictly: cross-correlation) of H×W×C maps with `filters` kernels:
/// y[i][j][f] = b[f] + Σ_m Σ_n Σ_c x[i·s + m·d − p][j·s + n·d − p][c] · w[m][n][c][f].
/// With groups g, filter f sees only the C/g channels of its group; g = C is a depthwise convolution.
struct Conv2dSpec {
    int filters = 16;
    Extent kernel{3, 3};
    Extent stride{1, 1};
    Padding padding;
    Rounding rounding = Rounding::Exact;
    Extent dilation{1, 1};
    int groups = 1;
    bool bias = true;
    static constexpr std::string_view kind = "conv2d";
    static constexpr NodeStem stem{"Conv"};
    static constexpr LayerFamily family = LayerFamily::Convolution;
    static constexpr int smallestInputs = 1;
    static constexpr int largestInputs = 1;
    static constexpr Sees sees = Sees::Window;
    static constexpr BackwardReads backwardReads{.input = true};
    static constexpr Sharing sharing = Sharing::None;
    static constexpr bool passesGradientOn = false;
    static constexpr bool keepsMemory = false;
    static constexpr GradientReduction gradientReduction = GradientReduction::PerChunk;
    static constexpr InitialWeights initialWeights = InitialWeights::Own;
    static constexpr auto fields() {
        return std::tuple(
            numberField("filters", &Conv2dSpec::filters, SettingId::Filters, 1, 65536),
            extentField("kernel", &Conv2dSpec::kernel, SettingId::KernelHeight, SettingId::KernelWidth, 1, 1024),
            extentField("stride", &Conv2dSpec::stride, SettingId::StrideHeight, SettingId::StrideWidth, 1, 1024),
            choiceField("padding", &Conv2dSpec::padding), choiceField("rounding", &Conv2dSpec::rounding),
            extentField("dilation", &Conv2dSpec::dilation, SettingId::Dilation, SettingId::Dilation, 1, 256),
            numberField("groups", &Conv2dSpec::groups, SettingId::Groups, 1, 65536),
            choiceField("bias", &Conv2dSpec::bias));
    }
    friend bool operator==(const Conv2dSpec&, const Conv2dSpec&) = default;
};

ShapeResult outputShape(const Conv2dSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const Conv2dSpec& spec, std::span<const Shape> inputs);
/// The convolution that such a layer computes on maps of shape `input`. Requires a sound spec.
kernels::ConvProblem convProblem(const Conv2dSpec& spec, const Shape& input);
std::optional<WindowGeometry> windowOf(const Conv2dSpec& spec, const Shape& input);
std::vector<LayerTensor> tensorsOf(const Conv2dSpec& spec, std::span<const Shape> inputs);
bool runsOnWholeBatch(const Conv2dSpec& spec, std::span<const Shape> inputs, Mode mode);
void forward(const Conv2dSpec& spec, const LayerForward& pass);
void backward(const Conv2dSpec& spec, const LayerBackward& pass);

}  // namespace fovea
