// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace fovea {

/// "−1,25", "-1.25", " 3 " and the like; nothing where it is no number.
std::optional<double> typedNumber(const QString& text);
/// Half of the last digit that was typed.
double typedRounding(const QString& text);
/// True where `typed` is `value`, to the digits that were typed; a rounder number than two digits of it is not enough
/// (0 is not −0.19), unless it is exact.
bool isAnswer(const QString& typed, double value);

}  // namespace fovea
