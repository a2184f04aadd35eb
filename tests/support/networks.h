// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/network/catalogue.h"
#include "core/network/network.h"

namespace fovea::test {

/// A catalogue network for pictures as small as it takes, so that a test can afford some steps.
NetworkSpec smallNetwork(std::string_view id, int classes = 4);

Shape inputShapeOf(const NetworkSpec& spec);

/// A network with initial weights and some preprocessing.
std::unique_ptr<Network> makeNetwork(const NetworkSpec& spec, int batch, Purpose purpose, int threads,
                                     std::uint64_t seed = 1, const FrozenLayers& frozen = {});

/// Convolution, batch norm and dropout, a skip, a concatenation: what a resumed run can get wrong.
NetworkSpec mixedNetwork(Shape input = {12, 12, 3}, int classes = 4);

}  // namespace fovea::test
