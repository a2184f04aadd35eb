// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/error.h"
#include "core/network/weights.h"

namespace fovea {

/// Whether anything can be computed with the weights that stand in a file: all finite, no running variance below 0. The
/// first layer with others is named. Error: ProjectBroken.
Result<void> checkWeights(const NetworkSpec& spec, const Weights& weights, const std::string& path);

}  // namespace fovea
