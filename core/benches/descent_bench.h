// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benches/bench_kind.h"

namespace fovea {

/// Gradient descent on L = (w − 3)², or, where `surface` is "two", on L = (w − 3)² + ¼ (v − 1)².
/// Fields: surface (one | two), rate, start_w, start_v, step.
/// Readings: path (a row for each step from 0: w, v, L), w, v, loss, slope_w and slope_v where the ball lies, next_w and
/// next_v, verdict (stays | creeps | converges | oscillates | diverges), table (w after steps 1 to 4 for the rates 0.1, 0.5, 1
/// and 1.1), rates (those).
///
///     w ← w − rate · dL/dw
const BenchKind& descentBench();

/// L at a place; `two` as in the kind.
double descentLoss(bool two, double w, double v);

}  // namespace fovea
