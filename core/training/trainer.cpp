// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/trainer.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cmath>
#include <ranges>
#include <utility>

#include <fmt/format.h>

#include "core/memory.h"
#include "core/reason.h"
#include "core/training/divergence.h"
#include "core/training/evaluate.h"
#include "core/training/optimizer.h"
#include "core/training/weight_average.h"

namespace fovea {

namespace {

std::string text(Shape shape) { return fmt::format("{}x{}x{}", shape.height, shape.width, shape.channels); }

/// The path is known to whoever opened the file.
Error mismatch(Reason what) { return Error(ErrorCode::ResumeMismatch, {"", because(what)}); }

Result<void> checkSource(const Network& network, const BatchSource& source) {
    const Shape input = std::get<InputSpec>(network.spec().find(*network.spec().inputNode())->layer).shape;
    if (source.shape() != input) return Error(ErrorCode::NetworkInputMismatch, {text(input), text(source.shape())});
    return {};
}

}  // namespace

struct Trainer::Impl {
    std::unique_ptr<Network> network;
    TrainingOptions initialOptions;
    TrainingOptions options;  ///< in force
    std::shared_ptr<BatchSource> training;
    std::shared_ptr<BatchSource> validation;
    Optimizer optimizer;
    WeightAverage average;
    std::vector<float> aside;  ///< the weights that steps move, while the network has the average
    std::vector<OptionChange> changes;
    std::int64_t step = 0;
    History history;
    KeptStates kept;
    std::size_t keepBudget = usualKeepBudget;
    Batch batch;
    std::vector<float> statistics;  ///< running statistics from before the step
    double seconds = 0;             ///< of all steps
    bool asksRules = true;          ///< something has changed that rules are about, but for the time

    Impl(std::unique_ptr<Network> net, const TrainingOptions& opts, std::shared_ptr<BatchSource> trainingSource,
         std::shared_ptr<BatchSource> validationSource)
        : network(std::move(net)),
          initialOptions(opts),
          options(opts),
          training(std::move(trainingSource)),
          validation(std::move(validationSource)),
          optimizer(opts, network->parameters().size(), network->workers()),
          average(opts.averaging) {
        optimizer.setGroups(groups(opts));
    }

    std::vector<ParameterGroup> groups(const TrainingOptions& opts) const {
        return parameterGroups(network->spec(), *network->weights().layout, opts.layers, movesMatrices(opts.optimizer));
    }
    std::int64_t stepsPerEpoch() const { return training->batchCount(); }
    Result<void> trainStep();
    bool epochIsPending() const;
    Result<void> finishEpoch(TrainingObserver& observer, Trainer& trainer, const std::stop_token& stop);
    RunOutcome endedBy(const Error& error) const;
    EpochReport epochReport() const;
    void keepState(std::int64_t epoch);
    void keepStatistics();
    void takeBackStatistics();
    void logChange(const OptionValues& values);
    void reduceRate();
    std::optional<StopFinding> ruleMet();
    void updateAverage();
    const Weights& model() const { return average.exists() ? average.weights() : network->weights(); }
    std::vector<float> fastValues() const;
    void useModel();
    void takeBackFast();
    float learningRate() const { return rateAt(options.schedule, options.learningRate, step, stepsPerEpoch()); }
};

void Trainer::Impl::keepStatistics() {
    const Weights& weights = network->weights();
    statistics.assign(weights.values.begin() + static_cast<std::ptrdiff_t>(weights.layout->trainedCount),
                      weights.values.end());
}

void Trainer::Impl::takeBackStatistics() {
    Weights weights = network->weights();
    std::ranges::copy(statistics, weights.values.begin() + static_cast<std::ptrdiff_t>(weights.layout->trainedCount));
    network->setWeights(weights);
}

/// Of the epochs in the history those went into the average that come late enough for it; the one that ends now does not
/// stand there yet.
void Trainer::Impl::updateAverage() {
    const auto averaged = std::ranges::count_if(history.epochs, [&](const EpochReport& epoch) {
        return static_cast<double>(epoch.epoch) >= double{options.averaging.number};
    });
    if (average.afterStep(*network, step, stepsPerEpoch(), averaged)) optimizer.parametersChanged();
}

std::vector<float> Trainer::Impl::fastValues() const {
    if (!average.exists()) return {};
    return aside.empty() ? network->weights().values : aside;
}

void Trainer::Impl::useModel() {
    if (!average.exists()) return;
    aside = network->weights().values;
    network->setWeights(average.weights());
}

void Trainer::Impl::takeBackFast() {
    if (aside.empty()) return;
    Weights fast{network->weights().layout, std::move(aside)};
    aside.clear();
    network->setWeights(fast);
}

/// One step, or why it can't be made; then weights and state are as before it.
Result<void> Trainer::Impl::trainStep() {
    const auto start = std::chrono::steady_clock::now();
    const std::int64_t epoch = step / stepsPerEpoch();
    if (auto filled = training->fill(epoch, static_cast<int>(step % stepsPerEpoch()), batch); !filled) return filled;
    average.begin(network->weights());
    keepStatistics();
    const float rate = learningRate();
    optimizer.setLearningRate(rate);
    network->setLabelSmoothing(options.labelSmoothing);
    const LossResult loss = network->step(batch.view(), batch.labels, options.seed, step, batch.seconds);
    if (!std::isfinite(loss.loss) || !optimizer.canStep(network->gradientNorm(), network->parameters())) {
        takeBackStatistics();
        const DivergentPlace place = firstDivergence(*network, batch, options.seed, step);
        return Error(ErrorCode::Diverged, {step + 1, loss.loss, place.layer, place.tensor});
    }
    optimizer.step(network->parameters(), network->gradients(), step, network->gradientNorm());
    ++step;
    if (options.averaging.isOn()) updateAverage();
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    seconds += elapsed.count();
    history.steps.push_back({.step = step,
                             .epoch = epoch,
                             .loss = static_cast<float>(loss.loss),
                             .accuracy = static_cast<float>(loss.correct) / static_cast<float>(loss.count),
                             .learningRate = rate,
                             .seconds = elapsed.count(),
                             .images = loss.count});
    return {};
}

bool Trainer::Impl::epochIsPending() const {
    if (step == 0 || step % stepsPerEpoch() != 0) return false;
    return history.epochs.empty() || history.epochs.back().epoch < step / stepsPerEpoch();
}

EpochReport Trainer::Impl::epochReport() const {
    EpochReport report{.epoch = step / stepsPerEpoch(), .step = step};
    // From the history and not from running sums, so that a resumed run gives the same numbers.
    std::int64_t images = 0;
    for (const StepReport& past : history.steps | std::views::reverse) {
        if (past.epoch + 1 != report.epoch) break;
        report.trainLoss += double{past.loss} * past.images;
        report.trainAccuracy += double{past.accuracy} * past.images;
        images += past.images;
    }
    if (images > 0) {
        report.trainLoss /= static_cast<double>(images);
        report.trainAccuracy /= static_cast<double>(images);
    }
    return report;
}

void Trainer::Impl::keepState(std::int64_t epoch) {
    if (keepBudget == 0) return;
    const std::size_t affordable = affordableBudget(kept, keepBudget, availableMemory());
    kept.push_back(std::make_shared<const KeptState>(
        KeptState{epoch, step, changes.size(), model().values, optimizer.state(), fastValues()}));
    thinEvenly(kept, affordable);
}

/// Errors: what evaluate() answers; the epoch is then pending still.
Result<void> Trainer::Impl::finishEpoch(TrainingObserver& observer, Trainer& trainer, const std::stop_token& stop) {
    EpochReport report = epochReport();
    if (validation) {
        const auto progress = [&](std::int64_t done, std::int64_t total) { observer.onEvaluating(done, total); };
        const ModelInUse inUse(trainer);
        auto evaluation = evaluate(*network, *validation, stop, progress);
        if (!evaluation) return evaluation.error();
        report.validated = true;
        report.validation = std::move(*evaluation);
    }
    history.epochs.push_back(report);
    asksRules = true;
    const float before = options.learningRate;
    reduceRate();  // first: whoever goes on from what is kept or saved now finds the epoch judged
    const float reduced = options.learningRate;
    keepState(report.epoch);
    observer.onEpoch(report, trainer);
    if (reduced != before) observer.onRateReduced(before, reduced, trainer);
    return {};
}

void Trainer::Impl::reduceRate() {
    if (!reducesAfter(options.plateau, history.epochs)) return;
    const float reduced = reducedRate(options.plateau, options.learningRate);
    if (reduced == options.learningRate) return;
    options.learningRate = reduced;
    logChange({{learningRateKey, reduced}});
}

/// Rules about epochs are asked where one has ended, that about time after each step.
std::optional<StopFinding> Trainer::Impl::ruleMet() {
    const bool isLate = options.stop.seconds > 0 && seconds >= double{options.stop.seconds};
    if (!std::exchange(asksRules, false) && !isLate) return std::nullopt;
    return options.stop.any() ? stopOf(options.stop, history) : std::nullopt;
}

RunOutcome Trainer::Impl::endedBy(const Error& error) const {
    if (error.code == ErrorCode::Cancelled) return {StopReason::StopRequested, step, {}};
    return {error.code == ErrorCode::Diverged ? StopReason::Diverged : StopReason::DataFailed, step, error};
}

/// Also when nothing differs from before: all calls at one step make one entry.
void Trainer::Impl::logChange(const OptionValues& values) {
    if (changes.empty() || changes.back().step != step) changes.push_back({step, {}});
    for (const auto& [key, value] : values) changes.back().values.insert_or_assign(key, value);
    optimizer.setOptions(options);
}

Trainer::Trainer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Trainer::~Trainer() = default;

Result<std::unique_ptr<Trainer>> Trainer::create(std::unique_ptr<Network> network, const TrainingOptions& options,
                                                 std::shared_ptr<BatchSource> training,
                                                 std::shared_ptr<BatchSource> validation) {
    assert(network && training && network->frozen() == options.layers.frozen);
    if (auto valid = validate(options); !valid) return valid.error();
    if (training->batchCount() < 1) return Error(ErrorCode::DatasetEmpty, {""});
    const int batch = training->batchSize();
    if (batch > network->largestBatch()) {
        return Error(ErrorCode::OptionInvalid,
                     {"batch", std::int64_t{batch}, fmt::format("1 … {}", network->largestBatch())});
    }
    if (auto fits = checkSource(*network, *training); !fits) return fits.error();
    if (validation) {
        if (auto fits = checkSource(*network, *validation); !fits) return fits.error();
        if (validation->sampleCount() == 0) validation = nullptr;
    }
    auto impl = std::make_unique<Impl>(std::move(network), options, std::move(training), std::move(validation));
    return std::unique_ptr<Trainer>(new Trainer(std::move(impl)));
}

RunOutcome Trainer::run(std::int64_t lastStep, TrainingObserver& observer, std::stop_token stop) {
    Impl& run = *impl_;
    run.optimizer.parametersChanged();
    run.asksRules = true;
    // Room for a while ahead, so that steps don't allocate.
    const std::int64_t ahead = std::clamp<std::int64_t>(lastStep - run.step, 0, 65536);
    const std::size_t wanted = run.history.steps.size() + static_cast<std::size_t>(ahead);
    if (wanted > run.history.steps.capacity())  // at least doubled: single steps must not copy all of it each time
        run.history.steps.reserve(std::max(wanted, 2 * run.history.steps.capacity()));
    for (;;) {
        if (run.epochIsPending())
            if (const auto finished = run.finishEpoch(observer, *this, stop); !finished)
                return run.endedBy(finished.error());
        if (run.step >= lastStep) return {StopReason::Finished, run.step, {}};
        if (auto rule = run.ruleMet()) return {StopReason::RuleMet, run.step, {}, rule};
        if (stop.stop_requested()) return {StopReason::StopRequested, run.step, {}};
        if (const auto trained = run.trainStep(); !trained) return run.endedBy(trained.error());
        const StepReport report = run.history.steps.back();
        if (observer.onStep(report, *this) == TrainingObserver::Answer::Stop)
            return {StopReason::Observer, run.step, {}};
    }
}

const Batch& Trainer::batch() const { return impl_->batch; }
std::int64_t Trainer::step() const { return impl_->step; }
std::int64_t Trainer::stepsPerEpoch() const { return impl_->stepsPerEpoch(); }
Network& Trainer::network() { return *impl_->network; }
const Weights& Trainer::modelWeights() const { return impl_->model(); }
Trainer::ModelInUse::ModelInUse(Trainer& trainer) : trainer_(trainer) { trainer.impl_->useModel(); }
Trainer::ModelInUse::~ModelInUse() { trainer_.impl_->takeBackFast(); }
const TrainingOptions& Trainer::options() const { return impl_->options; }
const History& Trainer::history() const { return impl_->history; }

float Trainer::learningRate() const { return impl_->learningRate(); }

Result<void> Trainer::change(const OptionValues& values) {
    TrainingOptions options = impl_->options;
    for (const auto& [key, value] : values) {
        if (!setValue(options, key, value))
            return Error(ErrorCode::OptionInvalid, {key, double{value}, because(Reason::NotOfThisRun)});
    }
    if (auto valid = validate(options); !valid) return valid;
    impl_->options = options;
    impl_->logChange(values);
    return {};
}

Result<void> Trainer::setStopRules(const StopRules& rules) {
    if (auto valid = validate(rules); !valid) return valid;
    impl_->options.stop = impl_->initialOptions.stop = rules;
    impl_->asksRules = true;
    return {};
}

void Trainer::setKeepBudget(std::size_t bytes) {
    impl_->keepBudget = bytes;
    thinEvenly(impl_->kept, bytes);
}

const KeptStates& Trainer::kept() const { return impl_->kept; }

Checkpoint Trainer::checkpoint() const {
    Checkpoint checkpoint;
    checkpoint.spec = impl_->network->spec();
    checkpoint.options = impl_->initialOptions;
    checkpoint.changes = impl_->changes;
    checkpoint.step = impl_->step;
    checkpoint.weights = impl_->model();
    checkpoint.fast = impl_->fastValues();
    if (impl_->step > 0) checkpoint.optimizerState = impl_->optimizer.state();
    checkpoint.history = impl_->history;
    checkpoint.kept = impl_->kept;
    checkpoint.validationCount = impl_->validation ? impl_->validation->sampleCount() : 0;
    checkpoint.build = buildId();
    return checkpoint;
}

Result<void> Trainer::restore(const Checkpoint& checkpoint) {
    Impl& run = *impl_;
    const Weights& own = run.network->weights();
    if (!computesTheSame(checkpoint.spec, run.network->spec()) || !checkpoint.weights.layout ||
        *checkpoint.weights.layout != *own.layout || checkpoint.weights.values.size() != own.values.size()) {
        return mismatch(Reason::OtherNetwork);
    }
    if (!std::ranges::all_of(checkpoint.weights.values, [](float value) { return std::isfinite(value); })) {
        return mismatch(Reason::WeightsOfResume);
    }
    const bool hasFast = !checkpoint.fast.empty();
    if (hasFast && (checkpoint.fast.size() != own.values.size() || !checkpoint.options.averaging.isOn() ||
                    !std::ranges::all_of(checkpoint.fast, [](float value) { return std::isfinite(value); })))
        return mismatch(Reason::WeightsOfResume);
    if (!validate(checkpoint.options)) return mismatch(Reason::OtherOptions);
    if (checkpoint.options.batch != run.initialOptions.batch) return mismatch(Reason::OtherBatch);
    if (checkpoint.step < 0) return mismatch(Reason::OtherStep);

    const TrainingOptions inForce = optionsInForce(checkpoint);
    if (!validate(inForce)) return mismatch(Reason::OtherOptions);
    if (inForce.layers.frozen != run.initialOptions.layers.frozen) return mismatch(Reason::OtherFrozen);
    Optimizer optimizer(inForce, own.layout->trainedCount, run.network->workers());
    optimizer.setGroups(run.groups(inForce));
    const bool isFresh = checkpoint.step == 0 && checkpoint.optimizerState.empty();
    if (!isFresh && !optimizer.setState(checkpoint.optimizerState)) return mismatch(Reason::OtherOptimizer);

    run.network->setWeights(hasFast ? Weights{own.layout, checkpoint.fast} : checkpoint.weights);
    run.average = WeightAverage(inForce.averaging);
    if (hasFast) run.average.set(checkpoint.weights);
    const int epochs = run.initialOptions.epochs;
    const StopRules rules = run.initialOptions.stop;
    run.initialOptions = checkpoint.options;
    run.options = inForce;
    run.initialOptions.epochs = run.options.epochs = epochs;
    run.initialOptions.stop = run.options.stop = rules;
    run.optimizer = std::move(optimizer);
    run.changes = checkpoint.changes;
    run.step = checkpoint.step;
    run.history = checkpoint.history;
    run.seconds = 0;
    for (const StepReport& past : run.history.steps) run.seconds += past.seconds;
    run.kept = checkpoint.kept;
    return {};
}

}  // namespace fovea
