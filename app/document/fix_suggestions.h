// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/document/document.h"
#include "widgets/values/problem_text.h"

namespace fovea {

/// Ways out of a misfit at `node`, the least change first, at most `most`. Every one was tried: with it,
/// inference gives the node a shape, which is the suggestion's result. A suggestion whose layer is of
/// another kind than the node's is a layer to insert before the node.
std::vector<FixSuggestion> suggestFixes(const NetworkSpec& spec, NodeId node, const ShapeProblem& problem,
                                        std::size_t most = 3);

/// The spec with the suggestion carried out, as a recorded edit.
DrawingEdit planFix(const Document& document, NodeId node, const LayerSpec& layer);

/// Sentence and verified ways out for every faulty layer.
ProblemTexts problemTexts(const NetworkSpec& spec, const std::vector<NetworkProblem>& problems);

}  // namespace fovea
