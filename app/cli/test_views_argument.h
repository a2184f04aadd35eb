// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

namespace fovea {

/// `--tta N`: as how many views each test picture is looked at, see testViews().
OptionRule viewsRule();
/// 1 where it is left out.
int viewsOf(const ParsedArguments& arguments);

}  // namespace fovea
