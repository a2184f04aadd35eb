// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/layer_kind.h"

namespace fovea {

/// A window as a convolution's, but with filters and biases of its own at every place: nothing is shared.
/// y[i][j][f] = b[i][j][f] + Σ_m Σ_n Σ_c x[i·s + m − p][j·s + n − p][c] · w[i][j][m][n][c][f].
/// LeCun, "Generalization and network design strategies", 1989, "Net-3".
struct LocallyConnected2dSpec {
    int filters = 16;
    Extent kernel{3, 3};
    Extent stride{1, 1};
    Padding padding;
    Rounding rounding = Rounding::Exact;
    bool bias = true;
    static constexpr std::string_view kind = "locally_connected2d";
    static constexpr NodeStem stem{"Local"};
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
        return std::tuple(numberField("filters", &LocallyConnected2dSpec::filters, SettingId::Filters, 1, 65536),
                          extentField("kernel", &LocallyConnected2dSpec::kernel, SettingId::KernelHeight,
                                      SettingId::KernelWidth, 1, 1024),
                          extentField("stride", &LocallyConnected2dSpec::stride, SettingId::StrideHeight,
                                      SettingId::StrideWidth, 1, 1024),
                          choiceField("padding", &LocallyConnected2dSpec::padding),
                          choiceField("rounding", &LocallyConnected2dSpec::rounding),
                          choiceField("bias", &LocallyConnected2dSpec::bias));
    }
    friend bool operator==(const LocallyConnected2dSpec&, const LocallyConnected2dSpec&) = default;
};

ShapeResult outputShape(const LocallyConnected2dSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const LocallyConnected2dSpec& spec, std::span<const Shape> inputs);
std::optional<WindowGeometry> windowOf(const LocallyConnected2dSpec& spec, const Shape& input);
/// The weight {places, kernel cells, channels, filters}, places and cells row by row, and the bias {places · filters}.
std::vector<LayerTensor> tensorsOf(const LocallyConnected2dSpec& spec, std::span<const Shape> inputs);
bool runsOnWholeBatch(const LocallyConnected2dSpec& spec, std::span<const Shape> inputs, Mode mode);
void forward(const LocallyConnected2dSpec& spec, const LayerForward& pass);
void backward(const LocallyConnected2dSpec& spec, const LayerBackward& pass);

}  // namespace fovea
