// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <optional>
#include <span>
#include <vector>

#include "core/network/network_spec.h"
#include "core/network/weights.h"

namespace fovea {

/// Pictures of the first convolution's filters, and the shape of one; empty where there is none.
struct FirstFilters {
    NodeId node;
    std::vector<QImage> pictures;
    Shape kernel;
};

/// In topological order. Nothing where there is none, or the network is unsound.
std::optional<NodeId> firstConvolution(const NetworkSpec& spec);
/// `weight` in the engine's order: kernel height × kernel width × channels × filters.
FirstFilters firstFilters(const NetworkSpec& spec, NodeId convolution, std::span<const float> weight);
FirstFilters firstLayerFilters(const Model& model);

}  // namespace fovea
