// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/document/drawing_edit.h"
#include "widgets/values/problem_text.h"

// Repairs that draw edges, add an Image or take layers out, and what is wrong with the network as a whole, said at the
// layers that it concerns.
namespace fovea {

/// Does nothing where the repair is none any more: its layers are gone, or an edge may not be drawn.
void carryOut(DrawingEdit& edit, NodeId node, const Repair& repair);

/// For a layer that nothing is wired to (or too little), or that leads nowhere: edges that give it a shape, an Image
/// where there is none, and taking it out. Nothing for other problems.
std::vector<FixSuggestion> suggestEdges(const NetworkSpec& spec, NodeId node, const ShapeProblem& problem);

/// SeveralInputs at each Image but the one that feeds most layers; SeveralOutputs at each end but that which most
/// layers lead to.
ProblemTexts textsOfTheWhole(const NetworkSpec& spec, const std::vector<NetworkProblem>& problems);

/// What a sound network says of data that it does not fit: another shape of images, another number of classes.
/// `dataTitle` as people call it.
ProblemTexts dataMisfits(const NetworkSpec& spec, const Shape& images, int classes, const QString& dataTitle);

}  // namespace fovea
