// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>

#include "core/tensor/shape.h"

namespace fovea {

// Numbers as the interface writes them: U+2212 for minus, digits grouped by U+202F; always with a point.

/// "2 359 808"
QString groupedNumber(qint64 value);
/// `digits` behind the point; from a million on (whole numbers: a hundred millions) as 2.91·10⁷, so that a training
/// that ran away fits its place too.
QString decimalNumber(double value, int digits);
/// 10 to a whole power, with superscript digits.
QString powerOfTen(int power);
/// 2.91·10⁷: `digits` behind the mantissa's point. Requires a finite value.
QString scientificNumber(double value, int digits);
/// "28 × 28 × 16", or "10" for a vector.
QString shapeText(const Shape& shape);
/// "40 B", "49 KiB", "18.4 KiB", "1.25 MiB"
QString memoryText(std::int64_t bytes);
/// "940 800", "4.55 M", "1.2 G"
QString shortCount(std::int64_t value);

}  // namespace fovea
