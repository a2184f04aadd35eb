// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace fovea {

/// From now on screen readers find the cells of every MatrixView: each with its row and column, and with its number, or
/// that it is hidden.
void installMatrixAccessible();

}  // namespace fovea
