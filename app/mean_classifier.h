// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "core/error.h"
#include "core/lessons/claim.h"
#include "core/network/weights.h"
#include "datasets/dataset.h"

namespace fovea {

/// A linear classifier whose weights are mean pictures, as `method` says (any but Train); it sees pixels in [0, 1] as they are.
/// Requires `training` to have an image of each class. Errors: Cancelled, and what the data answers.
Result<Model> meanClassifier(ClaimMethod method, const Dataset& training, const std::stop_token& stop);

}  // namespace fovea
