// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benches/bench_kind.h"

namespace fovea {

/// Templates as large as the picture: s_c = Σ I · F_c over all pixels, and the class with the largest score wins (of equals the
/// first).
/// Fields: filters (means: of the drawn pictures' classes | balanced: these, each less its own mean, so that its numbers add up to
/// 0 | own), own (a template in each row, row by row; up to 10 of up to 32×32), example (0: picture; 1 … 50: one of the drawn
/// pictures), picture, brightness (added to every pixel, then cut to 0 … 1; 0 leaves the picture as it is), class (whose template
/// is looked at).
/// Readings: input (the picture in use), seen (it, brightened), templates (in rows), template (the class's, laid out as the
/// picture is), products, scores, score (the class's), predicted; label (of a drawn picture); for ten templates of 8×8 right (of
/// the fifty drawn pictures, brightened alike) and answers (how many of them each class got).
const BenchKind& templateBench();

}  // namespace fovea
