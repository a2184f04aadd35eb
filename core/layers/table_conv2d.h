// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/connection_table.h"
#include "core/layers/conv2d.h"

namespace fovea {

/// A convolution whose filters see some of the maps each, as a table says: C3 of LeNet-5, LeCun et al., 1998.
/// y[i][j][f] = b[f] + Σ over the maps c that filter f sees, Σ_m Σ_n x[i·s + m − p][j·s + n − p][c] · w[m][n][k], with k the
/// place of (f, c) among the connections.
///
/// A kind of its own, and no setting of Conv 2-D: its weights are another tensor, so that what is not connected is
/// neither counted nor trained nor kept, and none of the fast paths that know Conv 2-D has to ask for a table. It is
/// computed as a convolution with zeros where there is no connection.
struct TableConv2dSpec {
    int filters = leNet5Filters;
    Extent kernel{5, 5};
    Extent stride{1, 1};
    Padding padding;
    Rounding rounding = Rounding::Exact;
    ConnectionTable table = ConnectionTable::LeNet5;
    int span = 3;  ///< of Neighbours
    bool bias = true;
    static constexpr std::string_view kind = "table_conv2d";
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
            choiceField("table", &TableConv2dSpec::table),
            numberField("span", &TableConv2dSpec::span, SettingId::Span, 1, 1024),
            numberField("filters", &TableConv2dSpec::filters, SettingId::Filters, 1, 1024),
            extentField("kernel", &TableConv2dSpec::kernel, SettingId::KernelHeight, SettingId::KernelWidth, 1, 64),
            extentField("stride", &TableConv2dSpec::stride, SettingId::StrideHeight, SettingId::StrideWidth, 1, 1024),
            choiceField("padding", &TableConv2dSpec::padding), choiceField("rounding", &TableConv2dSpec::rounding),
            choiceField("bias", &TableConv2dSpec::bias));
    }
    friend bool operator==(const TableConv2dSpec&, const TableConv2dSpec&) = default;
};

/// Requires a sound spec.
std::vector<TableConnection> connectionsOf(const TableConv2dSpec& spec, int channels);
/// The convolution in which every filter sees every map.
Conv2dSpec denseForm(const TableConv2dSpec& spec);
/// The layer's weights as that convolution's, {kernel height, kernel width, channels, filters}: 0 where nothing is
/// connected. `dense` is written in full.
void spreadTable(const TableConv2dSpec& spec, int channels, std::span<const float> weight, std::span<float> dense);
std::size_t denseCount(const TableConv2dSpec& spec, int channels);

ShapeResult outputShape(const TableConv2dSpec& spec, std::span<const Shape> inputs);
LayerCost cost(const TableConv2dSpec& spec, std::span<const Shape> inputs);
std::optional<WindowGeometry> windowOf(const TableConv2dSpec& spec, const Shape& input);
/// The weight {kernel height, kernel width, connections, 1}, and the bias.
std::vector<LayerTensor> tensorsOf(const TableConv2dSpec& spec, std::span<const Shape> inputs);
bool runsOnWholeBatch(const TableConv2dSpec& spec, std::span<const Shape> inputs, Mode mode);
void forward(const TableConv2dSpec& spec, const LayerForward& pass);
void backward(const TableConv2dSpec& spec, const LayerBackward& pass);

}  // namespace fovea
