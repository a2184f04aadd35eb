// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benches/bench_kind.h"

namespace fovea {

/// A grey picture under one kind of augmentation: what comes out of it, sixteen draws of it, and several views of a test picture.
/// Pixels are numbers from 0 to 9, of which 0 is black and 1 is white to what changes values.
/// Fields: part (single, draws, views: what Step walks through), kind (an AugmentKind's name), times (how often it is done),
/// probability, flip (without, with: of the draws, a horizontal flip before, in half of them), degrees, right, down, shear,
/// stretch, contrast, vignette, lens (how much of the kind: what was drawn; of the draws the largest there is), edge, seed,
/// count (of views), step, example (0: picture; 1 … 50: one of the drawn pictures), picture, point (x and y from the centre, y
/// downwards), at (a radius, 1 in the corner, or a value), pad, views (a view's probabilities in each row).
/// Readings: input (the picture in use), output, pixel (row and column of the step's pixel), source (where in the picture lies
/// what it shows: row and column) or changed (the values before they are cut to 0 … 1); moved (the point's new place), or curve
/// (rows x, y for x from 0 to 1) and rule (y at `at`): a lens' r (1 + k r²), a vignette's 1 − v r², a changed value; tiles
/// (a picture in each row: sixteen draws, or the views), drawn (of each draw whether it is flipped, whether the kind happened,
/// and its first two numbers), different (pictures among the draws), each (argmax of each view), mean and predicted (of views);
/// offsets (places of a window moved by up to `pad` pixels), variants (these, and mirrored), published (of AlexNet, GoogLeNet
/// and VGG: scales, parts of the picture, windows of each, mirrored, views).
const BenchKind& augmentationBench();

}  // namespace fovea
