// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "core/network/weights.h"
#include "core/training/layer_training.h"

namespace fovea {

/// A stretch of the trained values that an optimizer moves with numbers of its own.
struct ParameterGroup {
    std::size_t offset = 0;
    std::size_t count = 0;
    float rateFactor = 1;
    bool decays = true;
    int columns = 0;  ///< of a weight matrix that is moved as one; 0: each value for itself
    friend bool operator==(const ParameterGroup&, const ParameterGroup&) = default;
};

/// What of a network is moved how. Frozen layers, and those with a rate of 0, are in none; neighbours that are moved alike
/// are one, so that a run without such options has one group of all values. With `matrices` the weights of convolutions
/// and dense layers but for the last of these, in topological order, are groups of their own, with columns as they lie: rest
/// of the dims × filters or units.
std::vector<ParameterGroup> parameterGroups(const NetworkSpec& spec, const ParameterLayout& layout,
                                            const LayerTraining& layers, bool matrices = false);

}  // namespace fovea
