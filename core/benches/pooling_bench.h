// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benches/bench_kind.h"

namespace fovea {

/// Pooling of one map, and where the gradient goes. A last window that would hang over the edge is left out.
/// Fields: input (up to 8×8), operation (max | average), size (of the window), stride, shift (how many columns the picture is
/// moved to the right, zeros behind it), window (which one is looked at).
/// Readings: output; patch (under the window), result (of it), place (its row and column in the output), argmax (row and column
/// in the input, max alone); upstream (each place of the output hands back its number, from 1 on), gradient (what arrives at the
/// input); shifted (the moved picture), shifted_output, changed (how many numbers of the output the move changes),
/// values_in and values_out.
const BenchKind& poolingBench();

}  // namespace fovea
