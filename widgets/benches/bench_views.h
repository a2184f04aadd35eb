// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/benches/bench_view.h"

namespace fovea {

/// The view of a bench's kind: a row for each of core's benchKinds().
BenchView* makeBenchView(Bench& bench, QWidget* parent);

}  // namespace fovea
