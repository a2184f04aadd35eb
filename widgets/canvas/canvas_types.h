// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
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

/// Where each layer stands: the centre of its drawing, in scene pixels. Layers that are drawn as
/// plates on another one stand where that one stands.
using Positions = std::map<NodeId, QPointF>;

enum class CanvasDrawing {
    Volumes,  ///< boxes whose sides are the shape's
    Boxes     ///< blocks of one size with the layer's glyph
};

}  // namespace fovea
