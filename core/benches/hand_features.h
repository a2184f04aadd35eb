// SPDX-License-Identifier: GPL-3.0-or-later
// Features as people designed them before networks learned theirs. In double.
#pragma once

#include <array>

#include "core/benches/bench_value.h"

namespace fovea {

/// Red, green and blue of each pixel, in [0, 1].
struct ColourPicture {
    std::array<Matrix, 3> planes;
};

/// The mean of red, green and blue.
Matrix greyOf(const ColourPicture& picture);

/// Histograms of oriented gradients in their simplest form (Dalal and Triggs 2005 normalise blocks of four cells and share votes between
/// neighbours): a row for each cell of `cell` × `cell` pixels, cells row by row, a column for each of `bins` equal parts of 180°.
/// A pixel's gradient is (right − left, below − above), with the border's pixels repeated; its length is its vote for the bin of its
/// direction modulo 180°. Each row h is divided by √(Σh² + 0.01²), so that contrast does not count and a flat cell stays 0.
/// Requires height and width that are multiples of `cell`.
Matrix orientedGradients(const Matrix& grey, int cell, int bins);

/// A row for each of red, green and blue: the share of pixels in each of `levels` equal parts of [0, 1].
Matrix colourHistogram(const ColourPicture& picture, int levels);

}  // namespace fovea
