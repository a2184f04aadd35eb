// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benches/bench_kind.h"

namespace fovea {

/// Columns of the field `measured`.
enum PracticeSpeed { SpeedFma, SpeedProduct, SpeedConvolution, SpeedImages };

/// What practice asks for: what hardware gives, what networks cost and get right, how a project begins, and what the lecture
/// shows of applications. Published numbers stand in practice_tables.h with their sources.
/// Fields: part (computer | chart | wizard | gallery), row (of the part's table).
/// Of the computer: peak_of (units, GHz, operations per cycle of each), timed (m, n, k and seconds of a matrix product), measured
/// (a row for one thread and one for `threads`; columns PracticeSpeed: GFLOP/s of multiply-adds in registers, of a matrix product and of a convolution,
/// pictures a second in LeNet-5's training; 0: not measured), computer (which one, and when; by whoever measured).
/// Of the chart: cost (parameters | macs), runs (one's own on CIFAR-10: error in percent, parameters, MACs; without parameters or MACs: none).
/// Of the wizard: goal, known, pictures, classes, side, minutes (ProjectAnswers). Of the gallery: features (F, a row for each map),
/// ascent (w), push (length of the step), scene (height and width of a picture that a network for 32×32 reads everywhere at once).
/// Readings: last (row); peak, gflops (2mnk / 10⁹t); devices (units, GHz, per cycle, GFLOP/s as printed, dollars, dollars an hour),
/// and of the device in `row`: device_peak (units · GHz · per cycle), device_clock (the GHz that its printed figure implies), device_dollars
/// (for each GFLOP/s), to_first (times the first device's); hours (of renting the TPU for the price of the GTX); speedups (times, library's part), vgg_speedup;
/// published (error, millions, 10⁹ MACs), own (of `runs`, after those of Fovea's README); advice, rule, pattern, stages, convolutions, parameters, macs, weight_layers, frozen, rate,
/// augment, loss, first_loss, steps, least_minutes (ProjectPlan; the last where it was measured), ceiling (GFLOP/s of `measured`, all threads; 0: not measured), trainable (1 for one label, which is
/// what Fovea trains); gram (F Fᵀ), moved (the step), raised (by how much w·x grows with it), heat (side of the map of scores), windows.
const BenchKind& practiceBench();

}  // namespace fovea
