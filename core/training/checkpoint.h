// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/network/weights.h"
#include "core/training/history.h"
#include "core/training/kept_state.h"
#include "core/training/training_options.h"

namespace fovea {

/// A learning rate (and decay) set by hand, in force from `step` (finished steps) on.
struct OptionChange {
    std::int64_t step = 0;
    float learningRate = 0;
    float weightDecay = 0;
    friend bool operator==(const OptionChange&, const OptionChange&) = default;
};

/// Everything that a run needs to go on to the same bits. The place in the shuffle and dropout's
/// random numbers are functions of (seed, step), so that the step is all the random state there is.
struct Checkpoint {
    TrainingOptions options;
    std::vector<OptionChange> changes;
    std::int64_t step = 0;
    Weights weights;
    /// SGD: {velocity}; Adam: {first moment, second moment}; each trainedCount values. Empty before the first step.
    std::vector<std::vector<float>> optimizerState;
    History history;
    KeptStates kept;                   ///< states at the ends of epochs, as many as the budget holds
    std::string dataset;               ///< name or path, as DatasetPair::name
    std::int64_t validationCount = 0;  ///< images held back
    std::string build;                 ///< instruction set and version the bits hold for; see buildId()
};

/// "0.1.0 x86-64-v3": what the bits of a run depend on besides (spec, data, seed, options).
std::string buildId();

}  // namespace fovea
