// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/network/network_spec.h"
#include "core/network/weights.h"
#include "core/parallel/workers.h"
#include "core/training/trainer.h"
#include "datasets/dataset.h"
#include "datasets/progress.h"

namespace fovea {

/// Everything a run is a function of. Command line and window prepare their runs from it in the same way.
struct TrainingSetup {
    NetworkSpec spec;
    TrainingOptions options;
    DatasetPair data;
    /// Training images held back for validation, chosen per class by options.seed; as many as the data's own validation part
    /// has mean that part, and all training images are trained on. See defaultValidationCount.
    std::int64_t validationCount = 0;
    int threads = 0;  ///< ≤ 0: one per core. No result depends on it.
    Workers::Priority priority = Workers::Priority::Normal;
    bool willBeSaved = true;                   ///< then a network that no file holds is refused
    std::size_t keepBudget = usualKeepBudget;  ///< bytes of kept epochs; see Trainer::setKeepBudget
    /// Its state is restored; `options` must be its options, but for the number of epochs.
    std::shared_ptr<const Checkpoint> resume;
    std::shared_ptr<const Weights> startWeights;  ///< what of it fits, initial weights elsewhere; see weightsFor
    /// What start weights or the state that is restored were trained with, where they shall see pictures as they did then,
    /// frozen ones above all; else, and where it has other channels, the data's own is computed.
    std::optional<Preprocessing> startPreprocessing;
};

/// A run that is ready to go, and the parts of the data it was made from.
struct PreparedTraining {
    std::unique_ptr<Trainer> trainer;
    std::shared_ptr<Workers> workers;
    std::shared_ptr<const Dataset> trainingPart;
    std::shared_ptr<const Dataset> validationPart;  ///< null when nothing is held back
    std::shared_ptr<const Dataset> test;
    Preprocessing preprocessing;  ///< per-channel mean and deviation of trainingPart
    std::vector<std::string> classNames;
    std::int64_t trainingCount = 0;  ///< as Checkpoint has it
};

/// Asks whether the memory suffices, splits the data, computes the preprocessing, builds the network and its batch
/// sources, and restores the checkpoint, if there is one. Reads the whole training part once, which `progress` counts the
/// images of and a stop ends.
/// Errors: NetworkInvalid, NetworkInputMismatch, NetworkClassMismatch, OptionInvalid, ProjectTooLarge, OutOfMemory,
/// ResumeMismatch, Cancelled, and what the data answers.
Result<PreparedTraining> prepareTraining(const TrainingSetup& setup, std::stop_token stop = {},
                                         DatasetProgress progress = noProgress);

/// A data set in its own order for evaluate(), prefetched where that pays.
std::shared_ptr<BatchSource> evaluationBatches(std::shared_ptr<const Dataset> data, int batch);

/// What training takes beside the data, in bytes; see trainingBytes. Takes none of it. Requires a sound spec.
std::uint64_t trainingMemory(const NetworkSpec& spec, const TrainingOptions& options, int threads);

/// A tenth of the training images; all of the data's own validation part, where there is one.
std::int64_t defaultValidationCount(const DatasetPair& data);
/// How many images a run holds back: all of the data's own validation part where that is what the number means (see
/// TrainingSetup), else so many of the training images; 0 where that can't be.
std::int64_t heldBackCount(const DatasetPair& data, std::int64_t validationCount);
/// Those images, as the run has them; null where it holds none back.
std::shared_ptr<const Dataset> heldBackImages(const DatasetPair& data, std::int64_t validationCount,
                                              std::uint64_t seed);
/// How many are left to train on.
std::int64_t trainedImages(const DatasetPair& data, std::int64_t validationCount);

/// Whether those that are held back are the ones that this run held back: drawn ones are others once the data has another
/// number of training images, and some of them may have been trained on. A validation part of the data's own stays.
bool hasSameImages(const Checkpoint& checkpoint, const DatasetPair& data);

/// The network's scores and input against the data. Errors: NetworkInvalid, NetworkInputMismatch,
/// NetworkClassMismatch.
Result<void> checkFits(const NetworkSpec& spec, const Dataset& data);

/// What saveProject writes for a run: network, weights, preprocessing, names, options, checkpoint.
struct Project;
Project projectOf(const PreparedTraining& run, const DatasetPair& data, std::int64_t validationCount);

/// "32x32x3", as shapes are written on the command line and in errors.
std::string plainShape(const Shape& shape);

}  // namespace fovea
