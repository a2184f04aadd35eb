// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/benches/bench_kind.h"

namespace fovea {

/// A bar of light before the cells that D. Hubel and T. Wiesel found in the visual cortex. A simple cell is ReLU of one window of
/// a convolution, a complex one the largest of all windows, a hypercomplex one a window with inhibition at its ends.
/// Fields: cell (simple | complex | hypercomplex), kernel (of simple and complex cells), ends (of hypercomplex ones), each up to
/// 5×5; rows and columns of the retina; column, row (the bar's middle), angle (degrees from upright, clockwise), length.
/// Readings: light (0 … 1 in each place; a bar is 1 wide, a place at its edge has the part that it covers), patch (under the
/// window in the middle), weights (of the cell), products, sum, response (of the chosen cell); map (ReLU of the kernel at all
/// places); sums (of the window in the middle, for a bar in each column), by_column, by_angle, by_length (the response, the bar
/// otherwise as it is), angles and lengths of these, best_angle.
const BenchKind& cellsBench();

}  // namespace fovea
