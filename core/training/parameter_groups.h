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
    friend bool operator==(const ParameterGroup&, const ParameterGroup&) = default;
};

/// What of a network is moved how. Frozen layers, and those with a rate of 0, are in none; neighbours that are moved alike
/// are one, so that a run without such options has one group of all values.
std::vector<ParameterGroup> parameterGroups(const NetworkSpec& spec, const ParameterLayout& layout,
                                            const LayerTraining& layers);

}  // namespace fovea
