// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/text/formula.h"

namespace fovea {

/// A formula on one line, for screen readers and for text that is copied: "(N − F + 2P)/S + 1", "W_2(W_1x)" as W₂(W₁x),
/// "[1, 2; 3, 4]" for a matrix. UTF-8.
std::string plainText(const Formula& formula);

}  // namespace fovea
