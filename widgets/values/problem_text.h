// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <map>
#include <variant>
#include <vector>

#include "core/network/network_spec.h"

namespace fovea {

// What a repair does to the network, at the layer that it is offered for.
/// New settings.
struct SetLayer {
    LayerSpec layer;
    friend bool operator==(const SetLayer&, const SetLayer&) = default;
};
/// A new layer before it: into its edge, or where it has none, with an edge to it.
struct PutBefore {
    LayerSpec layer;
    friend bool operator==(const PutBefore&, const PutBefore&) = default;
};
struct DrawEdge {
    Edge edge;
    friend bool operator==(const DrawEdge&, const DrawEdge&) = default;
};
/// The layer goes, and its input feeds what it fed; in an Image's place another Image does.
struct TakeOut {
    friend bool operator==(const TakeOut&, const TakeOut&) = default;
};
using Repair = std::variant<SetLayer, PutBefore, DrawEdge, TakeOut>;

/// One way out of what is wrong at a layer.
struct FixSuggestion {
    QString label;   ///< what it does: "Make the kernel 4 × 4"
    QString result;  ///< what comes out then: "13 × 13"
    Repair repair;
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
