// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benches/bench_kind.h"

namespace fovea {

/// Height and width of the features bench's pictures.
inline constexpr int featurePixels = 32;

/// Features made by hand, and why layers need something between them. It has all fields and readings of the plane bench (its
/// part "plane"), and of its own:
/// Fields: part (features | plane); scene (disc | edge | stripes | flat), degrees (by which edge and stripes are turned), shift (pixels moved, the
/// border coming in at the other side), brightness (added, then cut to [0, 1]), shuffled (without | with: the pixels in another order); cell (4 | 8 | 16
/// pixels), bins (of 180°), levels (of a colour); place (the cell that is looked at).
/// Readings: red, green, blue, grey (32×32, in [0, 1]); hog (orientedGradients), histogram (its row `place`), strongest (the middle of its
/// largest bin in degrees; none where it is flat); colour (colourHistogram); hog_values, colour_values, together; hog_moved, colour_moved (the largest change
/// of a number against the scene that is neither turned, moved, brightened nor shuffled); raw_parameters, hand_parameters, cnn_parameters (of a
/// linear classifier for ten classes on 3072 pixels and on these features, and of the catalogue's convnetjs-cifar), accuracies (in
/// percent on CIFAR-10's test pictures: raw pixels, cell 8 with 9 bins and 8 levels, 0 for others; ConvNetJS's network); last.
const BenchKind& featuresBench();

}  // namespace fovea
