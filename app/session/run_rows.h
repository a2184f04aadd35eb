// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "core/exchange/sweep_record.h"
#include "core/laboratory/run_summary.h"
#include "core/laboratory/run_table.h"

namespace fovea {

class Document;

/// The runs that a document holds, ascending by number, those that went no step left out. `live` are the newest curves of the
/// present one, with the options in force, where it is under way.
struct LiveRun {
    const History& history;
    const TrainingOptions& options;
};
std::vector<RunSummary> runsOf(const Document& document, const std::optional<LiveRun>& live = std::nullopt);

/// Those of a sweep that have ended, by their numbers in it. Diverged ones have no images, and a note says so; likewise those that
/// could not be trained.
std::vector<RunSummary> runsOf(const SweepRecord& record);
/// One of them; `run` is its of runsOf(statement.sweep). Nothing where its network isn't sound.
std::optional<RunSummary> endedRunOf(const SweepStatement& statement, const SweepRun& run, const SweepOutcome& outcome);

/// All that is different from another run, in words: "η 0.1, batch 32". Of an optimizer's own numbers only those that both have.
QString differenceText(const RunSummary& run, const RunSummary& reference);
/// The same for many runs: `known` are the reference's settingsOf().
QString differenceText(const RunSummary& run, const RunSummary& reference, const std::vector<RunSetting>& known);

/// The runs as rows of a table; `titles` has a title for each, `reference` is what they are compared with (null: nothing).
std::vector<RunTableRow> tableOf(const std::vector<RunSummary>& runs, const std::vector<QString>& titles,
                                 const RunSummary* reference);

/// "rate 0.1, seed 2": what a run of a sweep is called.
QString sweepRunTitle(const RunSummary& run);

/// The head of the LaTeX table in the user's language.
LatexHead latexHead();

/// "89.7 %", or "–" where the run was never tried.
QString accuracyText(const RunSummary& run);

}  // namespace fovea
