// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training_setup.h"

#include <fmt/format.h>

#include "core/exchange/project_file.h"
#include "core/memory.h"
#include "core/network/network_plan.h"
#include "core/reason.h"
#include "core/training/optimizer.h"
#include "datasets/views/augmented.h"
#include "datasets/views/batches.h"
#include "datasets/views/prefetch.h"
#include "datasets/views/statistics.h"
#include "datasets/views/subset.h"

namespace fovea {
namespace {

Error invalidNetwork(const NetworkSpec& spec, const NetworkProblem& problem) {
    const Node* node = problem.node ? spec.find(*problem.node) : nullptr;
    Error error{ErrorCode::NetworkInvalid, {node != nullptr ? node->name : std::string("network")}};
    for (const double number : problem.problem.numbers) error.arguments.emplace_back(number);
    return error;
}

/// The data's own validation part is what as many images as it has mean.
bool isOwnPart(const DatasetPair& data, std::int64_t validationCount) {
    return data.validation && validationCount == data.validation->size();
}

ValidationSplit heldBackSplit(const DatasetPair& data, std::int64_t validationCount, std::uint64_t seed) {
    if (isOwnPart(data, validationCount)) return {data.training, data.validation};
    return splitForValidation(data.training, validationCount, seed);
}

Result<void> checkOptions(const TrainingSetup& setup) {
    if (const auto valid = validate(setup.options); !valid) return valid.error();
    const std::int64_t images = setup.data.training->size();
    if (images == 0) return Error{ErrorCode::DatasetEmpty, {setup.data.name}};
    if (setup.validationCount < 0 ||
        (setup.validationCount > 0 && heldBackCount(setup.data, setup.validationCount) == 0))
        return Error{ErrorCode::OptionInvalid,
                     {std::string("validation"), fmt::format("{}", setup.validationCount),
                      because(Reason::ValidationTooLarge), std::to_string(images - 1)}};
    return {};
}

std::shared_ptr<BatchSource> trainingBatches(std::shared_ptr<const Dataset> data, const TrainingOptions& options) {
    return prefetchedIfCostly(augmented(std::make_shared<ShuffledBatches>(std::move(data), options.batch, options.seed),
                                        options.augmentation, options.seed));
}

Result<Preprocessing> preprocessingOf(const TrainingSetup& setup, const Dataset& trainingPart, std::stop_token stop,
                                      const DatasetProgress& progress) {
    const auto& start = setup.startPreprocessing;
    const auto channels = static_cast<std::size_t>(trainingPart.shape().channels);
    if (start && start->mean.size() == channels) return *start;
    return computePreprocessing(trainingPart, std::move(stop), progress);
}

}  // namespace

std::shared_ptr<BatchSource> evaluationBatches(std::shared_ptr<const Dataset> data, int batch) {
    return prefetchedIfCostly(std::make_shared<SequentialBatches>(std::move(data), batch));
}

Result<PreparedTraining> prepareTraining(const TrainingSetup& setup, std::stop_token stop, DatasetProgress progress) {
    if (const auto fits = checkFits(setup.spec, *setup.data.training); !fits) return fits.error();
    if (const auto options = checkOptions(setup); !options) return options.error();

    if (setup.willBeSaved)
        if (const auto fits = checkSaveable(setup.spec, setup.options.optimizer, setup.options.averaging.isOn()); !fits)
            return fits.error();

    PreparedTraining run;
    run.workers = std::make_shared<Workers>(setup.threads, setup.priority);
    // Before the data is read, which may take minutes.
    const std::uint64_t needed = trainingMemory(setup.spec, setup.options, run.workers->threads());
    if (const auto enough = checkMemory(needed); !enough) return enough.error();
    ValidationSplit split = heldBackSplit(setup.data, setup.validationCount, setup.options.seed);
    run.trainingPart = std::move(split.training);
    if (setup.validationCount > 0) run.validationPart = std::move(split.validation);
    const bool isMixed =
        setup.resume && setup.resume->dataset == setup.data.name && !hasSameImages(*setup.resume, setup.data);
    run.trainingCount = isMixed ? -1 : setup.data.training->size();
    run.test = setup.data.test;
    const auto preprocessing = preprocessingOf(setup, *run.trainingPart, std::move(stop), progress);
    if (!preprocessing) return preprocessing.error();
    run.preprocessing = *preprocessing;
    run.classNames = setup.data.training->classNames();

    auto network =
        Network::create(setup.spec, setup.options.batch, Purpose::Training, run.workers, setup.options.layers.frozen);
    if (!network) return network.error();
    auto weights = weightsFor(setup.spec, setup.options.seed, setup.startWeights, setup.options.initialisation);
    if (!weights) return weights.error();
    (*network)->setWeights(**weights);
    weights->reset();  // a large network's initial ones needn't lie beside its own
    (*network)->setPreprocessing(run.preprocessing);

    auto trainer =
        Trainer::create(*std::move(network), setup.options, trainingBatches(run.trainingPart, setup.options),
                        run.validationPart ? evaluationBatches(run.validationPart, setup.options.batch) : nullptr);
    if (!trainer) return trainer.error();
    run.trainer = *std::move(trainer);
    run.trainer->setKeepBudget(setup.keepBudget);
    if (setup.resume)
        if (const auto restored = run.trainer->restore(*setup.resume); !restored) return restored.error();
    return run;
}

std::uint64_t trainingMemory(const NetworkSpec& spec, const TrainingOptions& options, int threads) {
    // The average, and the weights that steps move while it is tried.
    const int averages = options.averaging.isOn() ? 2 : 0;
    const int clipped = options.clipNorm > 0 || options.clipValue > 0 ? 1 : 0;
    const std::uint64_t bytes = trainingBytes(
        spec, options.batch, threads, static_cast<int>(stateNames(options.optimizer).size()) + clipped + averages,
        options.layers.frozen);
    if (!movesMatrices(options.optimizer)) return bytes;
    const auto groups = parameterGroups(spec, *parameterLayout(spec), options.layers, true);
    return saturatingSum(bytes, saturatingProduct(matrixFloats(groups), sizeof(float)));
}

std::int64_t defaultValidationCount(const DatasetPair& data) {
    return data.validation ? data.validation->size() : data.training->size() / 10;
}

std::int64_t heldBackCount(const DatasetPair& data, std::int64_t validationCount) {
    const bool fits = isOwnPart(data, validationCount) || validationCount < data.training->size();
    return validationCount > 0 && fits ? validationCount : 0;
}

std::shared_ptr<const Dataset> heldBackImages(const DatasetPair& data, std::int64_t validationCount,
                                              std::uint64_t seed) {
    if (heldBackCount(data, validationCount) == 0) return nullptr;
    return heldBackSplit(data, validationCount, seed).validation;
}

std::int64_t trainedImages(const DatasetPair& data, std::int64_t validationCount) {
    return data.training->size() - (isOwnPart(data, validationCount) ? 0 : validationCount);
}

Result<void> checkFits(const NetworkSpec& spec, const Dataset& data) {
    if (const auto problems = validate(spec); !problems.empty()) return invalidNetwork(spec, problems.front());
    const auto shapes = soundShapes(spec);
    const Shape input = shapes.at(*spec.inputNode());
    if (input != data.shape())
        return Error{ErrorCode::NetworkInputMismatch, {plainShape(input), plainShape(data.shape())}};
    const std::int64_t scores = shapes.at(*spec.outputNode()).size();
    const auto classes = static_cast<std::int64_t>(data.classNames().size());
    if (scores != classes) return Error{ErrorCode::NetworkClassMismatch, {scores, classes}};
    return {};
}

Project projectOf(const PreparedTraining& run, const DatasetPair& data, std::int64_t validationCount) {
    Project project;
    project.spec = run.trainer->network().spec();
    project.weights = std::make_shared<const Weights>(run.trainer->modelWeights());
    project.preprocessing = run.preprocessing;
    project.classNames = run.classNames;
    project.options = run.trainer->options();
    project.dataset = data.name;
    Checkpoint checkpoint = run.trainer->checkpoint();
    checkpoint.dataset = data.name;
    checkpoint.validationCount = validationCount;
    checkpoint.trainingCount = run.trainingCount;
    project.checkpoint = std::move(checkpoint);
    return project;
}

bool hasSameImages(const Checkpoint& checkpoint, const DatasetPair& data) {
    return checkpoint.trainingCount == 0 || checkpoint.trainingCount == data.training->size() ||
           isOwnPart(data, checkpoint.validationCount);
}

std::string plainShape(const Shape& shape) {
    return fmt::format("{}x{}x{}", shape.height, shape.width, shape.channels);
}

}  // namespace fovea
