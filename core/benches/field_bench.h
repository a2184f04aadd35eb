// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benches/bench_kind.h"

namespace fovea {

/// How much of the input one unit sees, layer by layer, along one axis and without padding.
/// Fields: size (of the input), layers (how many there are, up to 18), kernels, strides (a number for each layer; those beyond
/// the last number have a window of 3 and a stride of 1), unit (which one of the last layer is looked at).
/// Readings: fields (r after each layer, as core/analysis/receptive_field has it), jumps, starts (the first input place that unit
/// 0 of each layer sees), sizes (places of each layer, the input first), field, jump (of the last layer), from and to (first and
/// last input place of the unit), paths (over how many ways each of these places reaches the unit: its gradient where every
/// weight is 1), most_over_least (the largest of them over the smallest, ∞ where a place has none),
/// windows and steps (kernel and stride of each layer that there is).
const BenchKind& fieldBench();

}  // namespace fovea
