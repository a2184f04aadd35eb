// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/first_filters.h"

#include "widgets/images/map_image.h"

namespace fovea {

std::optional<NodeId> firstConvolution(const NetworkSpec& spec) {
    if (!validate(spec).empty()) return std::nullopt;
    for (const NodeId id : spec.topologicalOrder())
        if (std::holds_alternative<Conv2dSpec>(spec.find(id)->layer)) return id;
    return std::nullopt;
}

FirstFilters firstFilters(const NetworkSpec& spec, NodeId convolution, std::span<const float> weight) {
    const auto& conv = std::get<Conv2dSpec>(spec.find(convolution)->layer);
    const auto filters = static_cast<std::size_t>(conv.filters);
    const std::size_t cells = weight.size() / filters;
    if (cells == 0) return {};
    const int channels = static_cast<int>(cells) / (conv.kernel.height * conv.kernel.width);
    FirstFilters result{convolution, {}, {conv.kernel.height, conv.kernel.width, channels}};
    std::vector<float> kernel(cells);
    for (std::size_t filter = 0; filter < filters; ++filter) {
        for (std::size_t cell = 0; cell < cells; ++cell) kernel[cell] = weight[cell * filters + filter];
        result.pictures.push_back(filterImage(kernel, conv.kernel.height, conv.kernel.width, channels));
    }
    return result;
}

FirstFilters firstLayerFilters(const Model& model) {
    const auto convolution = firstConvolution(model.spec);
    if (!convolution) return {};
    return firstFilters(model.spec, *convolution, model.weights->view(*convolution, ParameterRole::Weight));
}

}  // namespace fovea
