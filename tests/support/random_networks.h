// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "tests/support/sample_networks.h"

namespace fovea::sample {

/// Networks of all kinds of layers, with branches that meet, groups and odd sizes: the first `count` that seeds
/// from `firstSeed` on give. All are sound.
std::vector<Sample> randomNetworks(std::uint64_t firstSeed, int count);

}  // namespace fovea::sample
