// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

namespace fovea {

/// `fovea lesson check`: the lessons' golden values, and with --slow the claims that need real data and training. Gives the
/// exit status.
int checkLessons(const ParsedArguments& arguments);

}  // namespace fovea
