// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/document/document.h"
#include "widgets/values/problem_text.h"

namespace fovea {

/// Ways out of a shape mismatch at `node` by its settings or a layer before it, the least change first, at most `most`.
/// Every one was tried: with it, inference gives the node a shape, which is the suggestion's result.
std::vector<FixSuggestion> suggestFixes(const NetworkSpec& spec, NodeId node, const ShapeProblem& problem,
                                        std::size_t most = 3);

/// The spec with the repair carried out, as a recorded edit.
DrawingEdit planFix(const Document& document, NodeId node, const Repair& repair);

/// Sentence and verified ways out for every faulty layer, and for those that keep the whole from being a network:
/// Images beyond the first, ends beyond the first.
ProblemTexts problemTexts(const NetworkSpec& spec, const std::vector<NetworkProblem>& problems);

}  // namespace fovea
