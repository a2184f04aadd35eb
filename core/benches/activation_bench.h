// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benches/bench_kind.h"

namespace fovea {

/// An activation, its derivative, and what many of them behind each other leave of a gradient; and the steps of an epoch.
/// Fields: function (sigmoid | tanh | relu | leaky_relu with slope 0.1 | elu with α = 1), x, depth (how many layers), images and
/// batch.
/// Readings: value, derivative (at x); points (−2 … 2), values, derivatives (there); steepest (the largest derivative), bound
/// (steepest to the power of depth: what weights of 1 leave of a gradient at best), chain (the derivative at x to the power of 1
/// … depth), left (its last), steps (of an epoch), last_batch (pictures in the last of them).
const BenchKind& activationBench();

/// f and f' by name, as in the kind's field `function`.
struct FunctionAt {
    double value = 0;
    double derivative = 0;
};
FunctionAt activationAt(const std::string& function, double x);

}  // namespace fovea
