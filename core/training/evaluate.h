// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>

#include "core/augmentation/placement.h"
#include "core/error.h"
#include "core/network/network.h"
#include "core/training/batch.h"
#include "core/training/history.h"

namespace fovea {

/// Some images of a source with their scores.
struct ScoredImages {
    std::span<const float> scores;          ///< images × classes, before the softmax; valid until the next part
    std::span<const int> labels;            ///< the right classes
    std::span<const std::int64_t> samples;  ///< indices into the data set
};

/// Runs the network over a whole source in inference mode; `scored` gets the images part by part, in the source's order.
/// `progress` gets the images done and in all, after each batch; a stop is looked for before each. Errors: Cancelled, and
/// what the source answers.
Result<void> scoreAll(Network& network, BatchSource& source, std::stop_token stop,
                      FunctionRef<void(std::int64_t, std::int64_t)> progress,
                      FunctionRef<void(const ScoredImages&)> scored);

/// Loss, accuracy and confusion over a whole source, as scoreAll() goes over it.
Result<Evaluation> evaluate(
    Network& network, BatchSource& source, std::stop_token stop = {},
    FunctionRef<void(std::int64_t, std::int64_t)> progress = [](std::int64_t, std::int64_t) {});

/// The same with each image looked at in several views, of testViews(), whose probabilities are averaged; the loss is that of
/// the mean. What lies beyond the border is mirrored. Requires a view, and a source of bytes.
Result<Evaluation> evaluateViews(
    Network& network, BatchSource& source, std::span<const Placement> views, std::stop_token stop = {},
    FunctionRef<void(std::int64_t, std::int64_t)> progress = [](std::int64_t, std::int64_t) {});

}  // namespace fovea
