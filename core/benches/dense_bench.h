// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benches/bench_kind.h"

namespace fovea {

/// A filter as large as the picture is a row of a matrix: y = W x + b, with the picture's rows, one after the other, as x.
/// Fields: picture (up to 4×4), W (a row for each of up to 5 outputs), bias (without | with), b, unit (which row is looked at);
/// side, channels, classes of a real picture, for the counts.
/// Readings: x, y, filter (the unit's row, laid out as the picture is), products (filter times picture, number by number), sum,
/// parameters; real_weights, real_parameters of such a layer on the real picture.
const BenchKind& denseBench();

}  // namespace fovea
