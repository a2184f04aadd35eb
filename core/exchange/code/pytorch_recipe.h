// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/exchange/code/code_export.h"

namespace fovea {

/// A script that trains the exported model by the source's recipe, as far as PyTorch says it in a few lines; what it does not do
/// stands in its head.
std::string pytorchTraining(const CodeSource& source);

}  // namespace fovea
