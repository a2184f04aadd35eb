// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benches/bench_kind.h"

namespace fovea {

/// How large is the output? A window of size F slides by S over N places with P zeros at either end.
/// Fields: size (N), kernel (F), stride (S), padding (P), channels, filters, window.
/// Readings: output ((N − F + 2P)/S + 1, a fraction where the window does not fit), legal (1 where the engine takes a
/// convolution of these numbers, else 0), windows (whole ones), left_over (places that no window reaches), weights of one
/// filter and with its bias, shared and unshared weights of the layer with and without biases, neurons (numbers of the
/// output), neuron_weights (of one that sees everything), full_weights and full_parameters (of a layer of them; all where it is
/// legal),
/// same_padding ((F − 1)/2 where F is odd), repairs (rows N, F, S, P: the nearest legal settings with one number changed;
/// left out where it is legal), last.
const BenchKind& spatialBench();

}  // namespace fovea
