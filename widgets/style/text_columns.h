// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace fovea {

/// Widths of columns beside each other that fill `room` pixels: each has what its widest text needs, and an equal part of
/// what is left. Where the room is too small, each gives up the same part of its width.
std::vector<double> columnWidths(const std::vector<double>& needed, double room);

}  // namespace fovea
