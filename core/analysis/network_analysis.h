// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/analysis/receptive_field.h"
#include "core/network/network_spec.h"

namespace fovea {

/// A network with what follows from it. Computed once for each revision of a network and shared, unchanging, by
/// whoever shows it.
struct NetworkAnalysis {
    NetworkSpec spec;
    ShapeTable shapes;
    std::vector<NetworkProblem> problems;  ///< as validate() gives them
    NetworkCost cost;
    ReceptiveFields fields;
};

std::shared_ptr<const NetworkAnalysis> analyse(NetworkSpec spec);

}  // namespace fovea
