// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>

#include "core/evaluation/top_responses.h"
#include "core/network/weights.h"
#include "core/parallel/workers.h"
#include "datasets/dataset.h"

namespace fovea {

/// Which images of a data set excite each channel of some layers most; see topResponses(). Errors: NetworkInvalid,
/// NetworkInputMismatch, NetworkClassMismatch, OutOfMemory, Cancelled, and what the data answers. Requires weights.
Result<TopResponses> excitationOf(const Model& model, std::shared_ptr<const Dataset> images,
                                  std::span<const NodeId> layers, int top, Workers::Priority priority,
                                  std::stop_token stop,
                                  const std::function<void(std::int64_t, std::int64_t, const TopResponses&)>& progress);

}  // namespace fovea
