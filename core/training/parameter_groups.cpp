// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/parameter_groups.h"

#include <optional>
#include <variant>

namespace fovea {

namespace {

bool isMatrixLayer(const LayerSpec& layer) {
    return std::holds_alternative<Conv2dSpec>(layer) || std::holds_alternative<DenseSpec>(layer);
}

/// The layer that makes the scores.
std::optional<NodeId> lastMatrixLayer(const NetworkSpec& spec) {
    std::optional<NodeId> last;
    for (const NodeId id : spec.topologicalOrder())
        if (isMatrixLayer(spec.find(id)->layer)) last = id;
    return last;
}

}  // namespace

std::vector<ParameterGroup> parameterGroups(const NetworkSpec& spec, const ParameterLayout& layout,
                                            const LayerTraining& layers, bool matrices) {
    const std::optional<NodeId> last = matrices ? lastMatrixLayer(spec) : std::nullopt;
    std::vector<ParameterGroup> groups;
    for (std::size_t i = 0; i < layout.parameters.size(); ++i) {
        const ParameterTensor& tensor = layout.parameters[i];
        if (tensor.offset >= layout.trainedCount) break;
        const auto rate = layers.rates.find(tensor.node);
        const float factor = rate == layers.rates.end() ? 1.0F : rate->second;
        if (layers.frozen.contains(tensor.node) || factor == 0.0F) continue;
        const bool isNorm = familyOf(spec.find(tensor.node)->layer) == LayerFamily::Normalisation;
        const bool isBias = tensor.role == ParameterRole::Bias;
        const bool decays = (layers.decaysNorms || !isNorm) && (layers.decaysBiases || !isBias);
        const bool isMatrix = matrices && tensor.role == ParameterRole::Weight && tensor.node != last &&
                              isMatrixLayer(spec.find(tensor.node)->layer);
        if (isMatrix) {
            groups.push_back({tensor.offset, tensor.count, factor, decays, tensor.dims.back()});
            continue;
        }
        // With the gap behind it, which holds zeros.
        const std::size_t next =
            i + 1 < layout.parameters.size() ? layout.parameters[i + 1].offset : layout.trainedCount;
        const std::size_t end = next < layout.trainedCount ? next : layout.trainedCount;
        if (!groups.empty() && groups.back().offset + groups.back().count == tensor.offset &&
            groups.back().columns == 0 && groups.back().rateFactor == factor && groups.back().decays == decays)
            groups.back().count = end - groups.back().offset;
        else
            groups.push_back({tensor.offset, end - tensor.offset, factor, decays, 0});
    }
    return groups;
}

}  // namespace fovea
