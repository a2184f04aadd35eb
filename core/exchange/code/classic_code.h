// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/layers/layer_spec.h"

namespace fovea {

// What the writers of code say alike of the kinds of the classics.

/// "(2, 3)", never one number for both.
std::string sidesPair(Extent extent);
/// Arguments of the PyTorch class _TableConv2d; the table as [(filter, map), …].
std::string tableArguments(const TableConv2dSpec& spec, int channels, Extent padding);
/// The codes of LeNet-5 as quoted hexadecimal numbers, the first pixel in the highest bit: "0x3E…", …
std::string codeTexts(int units);

}  // namespace fovea
