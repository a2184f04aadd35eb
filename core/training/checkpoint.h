// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/network/network_spec.h"
#include "core/network/weights.h"
#include "core/training/history.h"
#include "core/training/kept_state.h"
#include "core/training/training_options.h"

namespace fovea {

/// True where both are equal but for names: the same numbers come out of the same weights, and a run of one goes on
/// with the other. Whoever resumes a run, goes back to a state of it or undoes an edit asks this.
bool computesTheSame(const NetworkSpec& a, const NetworkSpec& b);

/// Options set by hand while the run went on, in force from `step` (finished steps) on.
struct OptionChange {
    std::int64_t step = 0;
    OptionValues values;  ///< those that were set; the others stay
    friend bool operator==(const OptionChange&, const OptionChange&) = default;
};

/// Everything that a run needs to go on to the same bits. The place in the shuffle and dropout's
/// random numbers are functions of (seed, step), so that the step is all the random state there is.
struct Checkpoint {
    NetworkSpec spec;  ///< of the network that was trained; no other goes on from here, see computesTheSame()
    TrainingOptions options;
    std::vector<OptionChange> changes;
    std::int64_t step = 0;
    Weights weights;          ///< what the run gives: an average, where its options ask for one and there is one
    std::vector<float> fast;  ///< where `weights` is an average: what the next step starts from, in the same layout
    /// A list of trainedCount values for each of the optimizer's stateNames. None before the first step.
    std::vector<std::vector<float>> optimizerState;
    History history;
    KeptStates kept;                   ///< states at the ends of epochs, as many as the budget holds
    std::string dataset;               ///< name or path, as DatasetPair::name
    std::int64_t validationCount = 0;  ///< images held back
    std::int64_t trainingCount =
        0;  ///< images of the data's training part; 0 where no file told, −1 where they changed while the run went on
    std::string build;  ///< instruction set and version the bits hold for; see buildId()
};

/// The options with all changes that were made.
TrainingOptions optionsInForce(const Checkpoint& checkpoint);
/// The learning rate that was last set by hand, without what reductions on a plateau have left of it.
float rateSetByHand(const Checkpoint& checkpoint);
/// Whether anything was changed on the way but by reductions on a plateau.
bool changedByHand(const Checkpoint& checkpoint);

/// "0.1.0 x86-64-v3": what the bits of a run depend on besides (spec, data, seed, options).
std::string buildId();

}  // namespace fovea
