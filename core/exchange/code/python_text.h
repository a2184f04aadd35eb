// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/exchange/code/code_export.h"

namespace fovea {

/// 0.1 for 0.1F, always with a point or an exponent.
std::string pythonNumber(float value);
/// [0.5, 0.25]
std::string pythonList(const std::vector<float>& values);
/// ["cat", "dog"]; numbers where the classes have no names.
std::string pythonNames(const Model& model);
/// (2, 3), or 2 where both are the same.
std::string pythonPair(Extent extent);
/// The title for a docstring that stands in three quotation marks, and for running text: one line.
std::string pythonTitle(const CodeSource& source);
/// "It was trained on “cifar10”."; empty where the data is not known.
std::string trainedOn(const CodeSource& source);

}  // namespace fovea
