// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benches/bench_kind.h"

namespace fovea {

/// How many pictures a game has at most.
inline constexpr int labelledPictures = 50;

/// A person and a network name the same pictures, or two published counts are compared.
/// Fields: compare (game | counts), truth, network (class of each picture, and what the network says; initially the drawn
/// pictures, and the class mean of 8×8 grey numbers that is most alike by the correlation coefficient), answers (the
/// person's; −1: none yet), picture (which one is shown), counts (a row each for the first and the second: right, of how
/// many).
/// Readings: totals (as counts, of the pictures that were answered), shares (right / of), intervals (95% by Wilson, low
/// and high in a row for each; [0, 1] of nothing), apart (how many percentage points the first lies above the second),
/// error (the standard error of the first's share, √(p(1 − p)/n), in percentage points), chance (how probable so large a
/// difference is between equals: of a game McNemar's exact test, of counts the normal approximation with the pooled
/// share), different (1 where chance is below 0.05); of a game also table (rows: you right, you wrong; columns: network
/// right, network wrong) and named (how many pictures have an answer); last.
const BenchKind& labellingBench();

}  // namespace fovea
