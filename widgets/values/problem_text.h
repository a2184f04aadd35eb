// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <map>
#include <vector>

#include "core/network/network_spec.h"

namespace fovea {

/// One way out of a misfit: settings that make the layer fit.
struct FixSuggestion {
    QString label;    ///< "Kernel 4"
    QString result;   ///< what comes out then: "13 × 13"
    LayerSpec layer;  ///< new settings; of another kind than the layer: a layer to insert before it
    friend bool operator==(const FixSuggestion&, const FixSuggestion&) = default;
};

/// What is wrong at a layer, in words, and what would help.
struct ProblemText {
    QString sentence;
    std::vector<FixSuggestion> fixes;
    friend bool operator==(const ProblemText&, const ProblemText&) = default;
};

using ProblemTexts = std::map<NodeId, ProblemText>;

}  // namespace fovea
