// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <variant>
#include <vector>

#include "app/session/run_rows.h"

namespace fovea {

/// The runs of a project, or of a sweep's folder, as a table.
struct RunTableArgument {
    std::vector<RunTableRow> rows;
    std::optional<RunSummary> reference;  ///< what they are compared with
    int present = 0;                      ///< the number of the project's present run; 0: none
    std::optional<SweepRecord> sweep;     ///< where it is one
};

/// `reference` is a run's number; without it the present run, in a sweep the first one. Or a sentence that says why there is
/// no table.
std::variant<RunTableArgument, QString> runTableOf(const QString& path, std::optional<qint64> reference);

}  // namespace fovea
