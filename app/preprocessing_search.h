// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/error.h"
#include "core/evaluation/preprocessing_trial.h"
#include "core/parallel/workers.h"
#include "datasets/dataset.h"

namespace fovea {

/// What came of trying all ways.
struct PreprocessingSearch {
    std::vector<TriedPreprocessing> ways;
    PreprocessingProposal proposal;
    int classes = 0;
};

/// Up to mostTriedPictures of the training images, each class with its share: the test images stay sealed.
std::shared_ptr<const Dataset> triedPictures(const std::shared_ptr<const Dataset>& training);

/// Tries all candidates on the pictures, one after the other, and tells of each. `progress` counts pictures over all ways.
/// Errors: NetworkInputMismatch, NetworkClassMismatch, OutOfMemory, Cancelled, and what the data answers. Requires a sound
/// network and weights.
Result<PreprocessingSearch> searchPreprocessing(
    const Model& model, const std::optional<StatedInput>& before, std::shared_ptr<const Dataset> pictures,
    Workers::Priority priority, const std::stop_token& stop,
    const std::function<void(std::int64_t done, std::int64_t total)>& progress,
    const std::function<void(const TriedPreprocessing& way)>& tried = [](const TriedPreprocessing&) {});

}  // namespace fovea
