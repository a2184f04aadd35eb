// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/sweep_lines.h"

#include <QCoreApplication>
#include <algorithm>
#include <limits>

#include "app/sweep_text.h"
#include "core/laboratory/sweep.h"

namespace fovea {

namespace {

struct SweepLines {
    Q_DECLARE_TR_FUNCTIONS(fovea::SweepLines)
};

}  // namespace

std::pair<std::vector<ParallelView::Axis>, std::vector<ParallelView::Line>> sweepLines(const SweepRecord& record) {
    const Sweep& sweep = record.statement.sweep;
    const std::vector<SweepRun> runs = runsOf(sweep);
    std::vector<ParallelView::Line> lines;
    for (const SweepOutcome& outcome : record.outcomes) {
        std::vector<double> values = runs.at(std::size_t(outcome.number) - 1).values;
        const bool tried = outcome.images > 0 && !outcome.diverged;
        values.push_back(tried ? double(outcome.right) / double(outcome.images)
                               : std::numeric_limits<double>::quiet_NaN());
        lines.push_back({-outcome.number, std::move(values)});
    }
    std::vector<ParallelView::Axis> axes;
    for (std::size_t i = 0; i < sweep.axes.size(); ++i) {
        const SweepQuantity quantity = sweep.axes[i].quantity;
        const bool isPositive = std::ranges::all_of(lines, [&](const auto& line) { return line.values[i] > 0; });
        const bool byFactors = quantity != SweepQuantity::Seed && quantity != SweepQuantity::Momentum;
        axes.push_back({quantityTitle(quantity), byFactors && isPositive, false});
    }
    axes.push_back({SweepLines::tr("accuracy"), false, true});
    return {std::move(axes), std::move(lines)};
}

}  // namespace fovea
