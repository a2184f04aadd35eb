// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benches/bench_kind.h"

namespace fovea {

/// The historic networks, taken apart layer by layer; the table by which LeNet-5's third layer is wired; and AlexNet's local
/// response norm on five numbers.
/// Fields: network (lenet5-1998 | lenet5 | alexnet | alexnet-ungrouped | alexnet-cifar), layer (which one is looked at), colour
/// (without | with: LeNet-5's pictures), filter (of C3, from 0), activities (a row: neighbouring channels at one pixel).
/// Readings: rows (a row for each convolution, pool, norm and dense layer: kind (PatternRow), window, height, width, channels,
/// parameters, MACs, field: 0 where a unit sees everything, groups), layers, parameters, macs, megabytes (of the weights, 10⁶ bytes),
/// fixed (numbers that are not trained), map (sides of the layer's output), table (of C3: a row for each map, 1 where a filter
/// sees it), sees (how many maps the filter sees), filter_parameters, c3_parameters, c3_full (if every filter saw every map),
/// normalised (the activities by k = 2, n = 5, α = 10⁻⁴, β = 3/4, α times the sum as in the paper), divisor (of the first), last.
const BenchKind& classicsBench();

}  // namespace fovea
