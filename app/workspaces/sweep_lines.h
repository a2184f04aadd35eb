// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include "core/exchange/sweep_record.h"
#include "widgets/charts/parallel_view.h"

namespace fovea {

/// A sweep's runs as ParallelView shows them: an axis for each quantity and one for the accuracy; ids are −number.
std::pair<std::vector<ParallelView::Axis>, std::vector<ParallelView::Line>> sweepLines(const SweepRecord& record);

}  // namespace fovea
