// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/training/optimizers/optimizer_options.h"

namespace fovea {

/// The call that makes the same optimizer in PyTorch, of `parameters`, `lr` and `weight_decay`. Lion is a class that train.py
/// brings along.
std::string pytorchOptimizer(const OptimizerOptions& optimizer);

}  // namespace fovea
