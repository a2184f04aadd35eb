// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benches/bench_kind.h"

namespace fovea {

/// A small network that decides on points of the plane: y = v · f(W x + b) + c; above ½ it says 1.
/// Fields: data (and | or | xor: four points with their right answers), activation (none | relu | sigmoid | step), W (a row for
/// each of up to 4 hidden units), b, v (the weights of the output), c; x (the point that is looked at); widths (of a dense
/// network: inputs, hidden layers, outputs, for the count).
/// Readings: sums (W x + b), hidden (f of them), output, points (four rows: x₁, x₂, right answer), outputs (for them), right (how
/// many answers are right), parameters; product (v W) and offset (v b + c): what the network is where f is none;
/// network_parameters (of the dense network).
const BenchKind& planeBench();

/// y at a point.
double planeOutput(const BenchState& fields, double x1, double x2);

}  // namespace fovea
