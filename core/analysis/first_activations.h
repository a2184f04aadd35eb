// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/error.h"
#include "core/network/initialisation.h"
#include "core/network/network_spec.h"

namespace fovea {

/// How far a layer's outputs spread before the first step: what an initialisation makes of what goes in.
struct FirstActivation {
    NodeId node;
    double mean = 0;
    double deviation = 0;  ///< over all values of all images
};

/// Of every layer in topological order, in training mode (batch norm by the batch, dropout on), for 8 images of normal
/// noise with mean 0 and deviation 1, which standardised pictures have too; a function of (spec, initialisation, seed).
/// Requires a sound spec. Error: OutOfMemory.
Result<std::vector<FirstActivation>> firstActivations(const NetworkSpec& spec, Initialisation initialisation,
                                                      std::uint64_t seed);

}  // namespace fovea
