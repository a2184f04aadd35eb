// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <utility>

#include "app/sweep_run.h"
#include "core/laboratory/sweep_text.h"

namespace fovea {

/// Why a text states no sweep, as a sentence with the way out.
QString sweepFaultText(const SweepFault& fault);
/// Why a folder can't be a sweep's; `howToGoOn` is how people go on with one that was stopped ("--resume").
QString sweepRefusalText(const SweepRefusal& refusal, const QString& folder, const QString& howToGoOn);
/// Which run can't be trained, and why.
QString invalidRunText(const SweepStatement& statement, const std::pair<int, Error>& invalid);
/// "rate", "momentum": what stands over its axis.
QString quantityTitle(SweepQuantity quantity);

}  // namespace fovea
