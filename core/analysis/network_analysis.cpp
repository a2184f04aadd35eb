// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/network_analysis.h"

#include <utility>

namespace fovea {

std::shared_ptr<const NetworkAnalysis> analyse(NetworkSpec spec) {
    auto analysis = std::make_shared<NetworkAnalysis>();
    analysis->spec = std::move(spec);
    analysis->shapes = inferShapes(analysis->spec);
    analysis->problems = validate(analysis->spec);
    analysis->cost = networkCost(analysis->spec, analysis->shapes);
    analysis->fields = receptiveFields(analysis->spec, analysis->shapes);
    return analysis;
}

}  // namespace fovea
