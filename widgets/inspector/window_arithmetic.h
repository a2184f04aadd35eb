// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/layers/layer_rules.h"

namespace fovea {

/// One axis of a sliding window, with its numbers.
struct WindowAxis {
    int input = 1;
    int kernel = 1;
    int dilation = 1;
    int before = 0, after = 0;  ///< padding; for PaddingMode::Same what was resolved
    int stride = 1;
    PaddingMode padding = PaddingMode::None;
    Rounding rounding = Rounding::Exact;
    friend bool operator==(const WindowAxis&, const WindowAxis&) = default;

    int dilatedKernel() const { return dilation * (kernel - 1) + 1; }
    double output() const { return static_cast<double>(input - dilatedKernel() + before + after) / stride + 1; }
};

/// "(32 − 5 + 2·0)/1 + 1 = 28", "⌊(32 − 3 + 2·1)/2 + 1⌋ = ⌊16.5⌋ = 16", "⌈33/2⌉ = 17"
QString axisFormula(const WindowAxis& axis);
/// "32−5+1", "(28−5)/2+1", "⌊16.5⌋ = 16"
QString axisShort(const WindowAxis& axis);
/// A quotient with as many digits as it needs, at most three: "12.5", "≈ 8.333".
QString quotientText(double value);

}  // namespace fovea
