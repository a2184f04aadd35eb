// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/laboratory/run_summary.h"
#include "widgets/benches/practice_view.h"

namespace fovea {

class Document;

/// For each figure that is measured of this computer.
inline constexpr double practiceSeconds = 0.4;

/// Gives a practice bench measurements of this computer, on a thread of its own as `fovea bench` makes them, those that were made
/// before, and one's own runs. Nothing for other benches.
void supplyPractice(BenchView& view, const PracticeView::OwnRuns& runs, double secondsPerFigure = practiceSeconds);

/// Error in percent, parameters and MACs of those runs on CIFAR-10 that held images back; the last twelve, newest first.
Matrix ownRunRows(const std::vector<RunSummary>& runs);
/// Of the document's runs. `document` outlives it.
PracticeView::OwnRuns ownRunsOf(const Document& document);

}  // namespace fovea
