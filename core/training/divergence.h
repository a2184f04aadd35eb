// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "core/network/network.h"
#include "core/training/batch.h"

namespace fovea {

/// Where a number first wasn't finite. `tensor` is "output", "output gradient", "weight gradient" or
/// "bias gradient"; both are "" where it isn't known.
struct DivergentPlace {
    std::string layer;
    std::string tensor;
};

/// Repeats a training step's forward and backward pass with everything kept, and names the layer
/// whose output (in the order of forward) or else gradient (in the order of backward) first held a
/// number that isn't finite. Where all are finite, the layer with the largest gradient; ""
/// where memory doesn't suffice. `network` holds the weights from before the step and stays as it is.
DivergentPlace firstDivergence(const Network& network, const Batch& batch, std::uint64_t seed, std::int64_t step);

}  // namespace fovea
