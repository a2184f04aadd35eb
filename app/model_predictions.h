// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>

#include "core/evaluation/predictions.h"
#include "core/network/weights.h"
#include "core/parallel/workers.h"
#include "datasets/dataset.h"

namespace fovea {

/// What a model says of every image of a data set, in the data's order. Errors: NetworkInvalid, NetworkInputMismatch,
/// NetworkClassMismatch, OutOfMemory, Cancelled, and what the data answers. Requires weights.
Result<Predictions> predictionsOf(const Model& model, std::shared_ptr<const Dataset> data, Workers::Priority priority,
                                  std::stop_token stop,
                                  const std::function<void(std::int64_t, std::int64_t)>& progress);

}  // namespace fovea
