// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/benches/bench_value.h"

namespace fovea {

/// A bench's number, as short as it is: "12", "−0.5", "0.3603"; `digits` behind the point at most, "2.4·10⁹" from a million on.
QString benchNumber(double value, int digits = 4);
/// In a sum, negative numbers stand in brackets: "(−3)".
QString benchTerm(double value, int digits = 4);
/// True where the number that is shown is the number itself, so that "=" may stand before it and not "≈".
bool isShownWhole(double value, int digits = 4);

/// For the clipboard: rows as lines, columns parted by tabs, all digits.
QString matrixText(const Matrix& matrix);
/// \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}; a single number stands alone.
QString matrixLatex(const Matrix& matrix);

}  // namespace fovea
