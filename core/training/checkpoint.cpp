// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/checkpoint.h"

#include <algorithm>

namespace fovea {

bool computesTheSame(const NetworkSpec& a, const NetworkSpec& b) {
    const auto sameNode = [](const Node& x, const Node& y) { return x.id == y.id && x.layer == y.layer; };
    return a.edges == b.edges && std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(), sameNode);
}

TrainingOptions optionsInForce(const Checkpoint& checkpoint) {
    TrainingOptions options = checkpoint.options;
    for (const OptionChange& change : checkpoint.changes)
        for (const auto& [key, value] : change.values) setValue(options, key, value);
    return options;
}

std::string buildId() { return FOVEA_VERSION " " FOVEA_ISA; }

}  // namespace fovea
