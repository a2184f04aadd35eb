// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stop_token>

#include "core/error.h"
#include "core/network/network.h"
#include "core/training/batch.h"
#include "core/training/history.h"

namespace fovea {

/// Loss, accuracy and confusion over a whole source, in inference mode. `progress` gets the images done and in all,
/// after each batch; a stop is looked for before each. Errors: Cancelled, and what the source answers.
Result<Evaluation> evaluate(
    Network& network, BatchSource& source, std::stop_token stop = {},
    FunctionRef<void(std::int64_t, std::int64_t)> progress = [](std::int64_t, std::int64_t) {});

}  // namespace fovea
