// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/network/pattern_line.h"

namespace fovea {

/// What is wrong with a pattern line, and where: "In “INPUT->CNV->FC”, at character 8, “CNV”: no layer is called so. …".
QString patternProblemText(const QString& pattern, const PatternProblem& problem);

}  // namespace fovea
