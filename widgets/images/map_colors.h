// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRgb>

namespace fovea {

// The colours of data, the same in every theme. NaN is magenta, which no scale holds.

/// v in [−1, 1], what lies beyond counts as the end: blue, white, amber.
QRgb signedColor(float v);
/// v in [0, 1]: black to white.
QRgb positiveColor(float v);

}  // namespace fovea
