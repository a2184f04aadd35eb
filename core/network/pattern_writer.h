// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/network/pattern_line.h"

namespace fovea {

/// A network as a pattern line, with what the line leaves open.
struct WrittenPattern {
    std::string line;
    PatternWidths widths;
    friend bool operator==(const WrittenPattern&, const WrittenPattern&) = default;
};

/// The shortest that repeats tell: "INPUT->[[CONV->RELU]*2->POOL]*3->FC". Nothing for a network that networkOfPattern() does not
/// make, up to rounding where nothing is left over: branches, other layers, kernels, strides or settings, widths that differ within a stage.
std::optional<WrittenPattern> patternOf(const NetworkSpec& spec);

}  // namespace fovea
