// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benches/bench_kind.h"

namespace fovea {

/// A convolution over several channels, several of them side by side, and two behind each other. Correlation, valid, stride 1.
/// Fields: part (channels | stacking);
/// channels (1 … 3), filters (1, 2), x1 … x3 (the channels, all of one size, up to 5×5), k1 … k3 and l1 … l3 (the slices of the
/// first and the second filter, up to 3×3), window (a place of the first map, then of the second);
/// X, K, L (a picture and two kernels, the second over what the first gives), between (none | relu);
/// size, kernel, padding, depth, count of a real layer: count filters of kernel × kernel × depth on size × size × depth.
/// Readings: y1, y2 (a map for each filter, summed over the channels), terms (what each channel gives at the window), sum, place
/// (filter, row, column); h (behind K, and ReLU if it is there), y, both (the one kernel that K and L are without ReLU), one (X
/// under it), equal (1 where y is one); weights (of the small layer), output, real_weights, real_parameters.
const BenchKind& channelsBench();

}  // namespace fovea
