// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benches/bench_kind.h"

namespace fovea {

/// Transfer learning on the reference network (catalogue "ref-cnn", 32×32×3): what lies below the freeze line keeps its
/// weights, what lies above is trained on another task.
/// Fields: line (how many of the seven layers with weights lie below it), classes of the new task, amount (little: 25 pictures
/// per class, lots: 1000), target (similar to what the network learned, or different), accuracy (in percent, of one's own runs:
/// a row for each way from scratch, linear on top, linear on a stage, a few layers fine-tuned, more of them; a column for each
/// quarter of the slide, little and similar, little and different, lots and similar, lots and different; 0: not run yet).
/// Readings: parameters (of each layer), frozen, trained, total; shape (H, W, C of what comes through the line), features (how
/// many numbers that are), linear (parameters of a linear classifier on them), macs (of one picture forward) and cached (those
/// above the line, where the frozen part has run once), memory (MiB that the features of all pictures take), pictures (per
/// class), quarter (column of accuracy), advised (least and most layers below the line as the slide has it), fits (0 or 1), last.
const BenchKind& freezeBench();

}  // namespace fovea
