// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "core/laboratory/run_summary.h"
#include "widgets/benches/practice_view.h"

namespace fovea {

class Document;
class RunController;

/// For each figure that is measured of this computer.
inline constexpr double practiceSeconds = 0.4;

/// What a practice bench asks of the rest of the program.
struct PracticeSources {
    PracticeView::OwnRuns runs;
    std::function<bool()> isTraining;
};

/// Gives a practice bench measurements of this computer, on a thread of its own as `fovea bench` makes them, those that were made
/// before, and one's own runs. Nothing for other benches.
void supplyPractice(BenchView& view, const PracticeSources& sources, double secondsPerFigure = practiceSeconds);

/// Error in percent, parameters and MACs of those runs on CIFAR-10 that held images back; the last twelve, newest first.
Matrix ownRunRows(const std::vector<RunSummary>& runs);
/// The document's runs, and whether the controller trains. Both outlive it.
PracticeSources practiceSourcesOf(const Document& document, const RunController& run);

}  // namespace fovea
