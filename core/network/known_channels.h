// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "core/network/network_spec.h"

namespace fovea {

/// Channels of a node's output where they can be known even if its sides can't: behind a layer that doesn't fit.
std::optional<int> knownChannels(const NetworkSpec& spec, const ShapeTable& shapes, NodeId id);

/// Parameters of a node whose inputs' sides can't be known, where their number has nothing to do with the sides: those of a
/// convolution or a batch norm, and none of a pooling. Nothing where it has, as for a dense layer, or where the channels can't
/// be known either.
std::optional<std::int64_t> parametersWithoutSides(const NetworkSpec& spec, const ShapeTable& shapes, NodeId id);

}  // namespace fovea
