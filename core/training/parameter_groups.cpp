// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/parameter_groups.h"

namespace fovea {

std::vector<ParameterGroup> parameterGroups(const NetworkSpec& spec, const ParameterLayout& layout,
                                            const LayerTraining& layers) {
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
        // With the gap behind it, which holds zeros.
        const std::size_t next =
            i + 1 < layout.parameters.size() ? layout.parameters[i + 1].offset : layout.trainedCount;
        const std::size_t end = next < layout.trainedCount ? next : layout.trainedCount;
        if (!groups.empty() && groups.back().offset + groups.back().count == tensor.offset &&
            groups.back().rateFactor == factor && groups.back().decays == decays)
            groups.back().count = end - groups.back().offset;
        else
            groups.push_back({tensor.offset, end - tensor.offset, factor, decays});
    }
    return groups;
}

}  // namespace fovea
