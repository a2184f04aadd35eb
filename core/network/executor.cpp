// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/executor.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

#include "core/kernels/softmax_cross_entropy.h"

namespace fovea {

namespace {

// Fewer multiplications than this are done before a second thread has woken up.
constexpr std::int64_t smallestParallelConvolution = 400'000;
constexpr std::int64_t smallestParallelLayer = 100'000;
constexpr std::int64_t smallestParallelPass = 2'000'000;

std::vector<ParameterViews> viewsOfParameters(const Graph& graph, Weights& weights) {
    std::vector<ParameterViews> views;
    for (const GraphNode& node : graph) {
        views.push_back({std::as_const(weights).view(node.id, ParameterRole::Weight),
                         std::as_const(weights).view(node.id, ParameterRole::Bias),
                         weights.view(node.id, ParameterRole::RunningMean),
                         weights.view(node.id, ParameterRole::RunningVariance)});
    }
    return views;
}

}  // namespace

Executor::Executor(const NetworkSpec& spec, const NetworkPlan& plan, std::byte* arena, int workerCount,
                   Weights& weights, std::span<float> gradients, Workers& workers)
    : plan_(plan),
      batchPart_(arena),
      workerPart_(batchPart_ + plan.batchBytes()),
      partials_(reinterpret_cast<float*>(workerPart_ + plan.workerBytes() * static_cast<std::uint64_t>(workerCount))),
      workers_(workers),
      packed_(spec, plan, weights, partials_),
      parameters_(viewsOfParameters(plan.graph, weights)),
      statistics_(plan, parameters_) {
    const auto costs = networkCost(spec, inferShapes(spec));
    std::size_t mostInputs = 0;
    for (const GraphNode& own : plan.graph) {
        const auto cost = costs.layers.find(own.id);
        macs_.push_back(cost == costs.layers.end() ? 0 : cost->second.macs);
        mostInputs = std::max(mostInputs, own.inputs.size());
    }
    bindParameters(weights, gradients);
    views_.resize(static_cast<std::size_t>(workerCount));
    for (Views& views : views_) {
        views.inputs.resize(mostInputs);
        views.inputGradients.resize(mostInputs);
    }
    losses_.resize(static_cast<std::size_t>(plan.batch));
    isCorrect_.resize(static_cast<std::size_t>(plan.batch));
    if (plan.training) sums_.emplace(plan, *weights.layout, gradients, partials_, batchPart_);
}

void Executor::bindParameters(const Weights& weights, std::span<float> gradients) {
    const std::size_t count = plan_.graph.size();
    partialOffsets_.assign(count, {-1, -1});
    parameterCounts_.assign(count, {0, 0});
    wholeGradients_.assign(count, {});
    for (std::size_t s = 0; s < weights.layout->parameters.size(); ++s) {
        const ParameterTensor& parameter = weights.layout->parameters[s];
        if (!isTrained(parameter.role)) continue;
        const auto i = static_cast<std::size_t>(std::ranges::find(plan_.graph, parameter.node, &GraphNode::id) -
                                                plan_.graph.begin());
        const std::size_t role = parameter.role == ParameterRole::Weight ? 0 : 1;
        partialOffsets_[i][role] = plan_.partialOffset[s];
        parameterCounts_[i][role] = parameter.count;
        if (gradients.empty()) continue;
        ParameterGradients& target = wholeGradients_[i];
        (role == 0 ? target.weight : target.bias) = gradients.subspan(parameter.offset, parameter.count);
    }
}

void Executor::setPreprocessingFactors(const PreprocessingFactors& factors) {
    preprocessor_ = Preprocessor(factors, node(0).shape.width);
}

void Executor::weightsChanged() {
    packed_.weightsChanged();
    runningIsTaken_ = false;
}

std::byte* Executor::place(const PlannedBuffer& buffer, const Task& task) const {
    if (buffer.isPerWorker)
        return workerPart_ + plan_.workerBytes() * static_cast<std::uint64_t>(task.worker) + buffer.offset;
    return batchPart_ + buffer.offset + buffer.imageBytes * static_cast<std::uint64_t>(task.first);
}

ImageView Executor::view(const std::vector<PlannedBuffer>& buffers, int i, const Task& task) const {
    const PlannedBuffer& buffer = buffers[static_cast<std::size_t>(i)];
    float* data = buffer.imageBytes == 0 ? nullptr : reinterpret_cast<float*>(place(buffer, task));
    return denseView(data, task.count, node(i).shape);
}

ImageView Executor::output(int i) const {
    return view((program_ ? *program_ : plan_.inference).outputs, i, {.count = pass_.count});
}
ImageView Executor::gradient(int i) const {
    return view((program_ ? *program_ : plan_.inference).gradients, i, {.count = pass_.count});
}

double Executor::lossSum() const { return std::accumulate(losses_.begin(), losses_.begin() + pass_.count, 0.0); }
int Executor::correct() const {
    return static_cast<int>(std::count(isCorrect_.begin(), isCorrect_.begin() + pass_.count, char{1}));
}

void Executor::begin(const Pass& pass, const PlannedProgram& program, bool asInference) {
    pass_ = pass;
    asInference_ = asInference;
    program_ = &program;
    chunks_ = kernels::cut(pass.count, plan_.chunks);
    packed_.prepare(pass.mode, workers_);
}

void Executor::run(const Pass& pass) {
    begin(pass, pass.mode == Mode::Training ? *plan_.training : plan_.inference, false);
    if (pass.mode == Mode::Training) {
        statistics_.takeRunning(BatchStatistics::Of::Frozen);
        runningIsTaken_ = false;
    } else if (!runningIsTaken_) {
        statistics_.takeRunning();
        runningIsTaken_ = true;
    }
    const bool areFew = pass.count < workers_.threads() && pass.count <= plan_.imagesPerChunk;
    if (pass.mode == Mode::Inference && areFew)
        runByRows();
    else
        runSections();
}

template <class Body>
void Executor::forEachTask(const Section& section, const Body& body) {
    if (section.isWholeBatch) return body(Task{.count = pass_.count, .workers = &workers_, .isWholeBatch = true});
    workers_.forEachByWorker(chunks_.pieces, [&](int chunk, int worker) {
        const int begin = chunks_.begin(chunk);
        const int end = chunks_.end(chunk);
        const int step = section.imagesAtOnce > 0 ? section.imagesAtOnce : end - begin;
        for (int first = begin; first < end; first += step)
            body(Task{.chunk = chunk,
                      .first = first,
                      .count = std::min(step, end - first),
                      .worker = worker,
                      .workers = &Workers::serial(),
                      .isMore = first > begin});
    });
}

void Executor::runSections() {
    const Schedule& schedule = program_->schedule;
    const bool isForward = pass_.labels.empty();
    const std::size_t sections =
        isForward ? static_cast<std::size_t>(schedule.forwardSections) : schedule.sections.size();
    for (std::size_t s = 0; s < sections; ++s) {
        const Section& section = schedule.sections[s];
        forEachTask(section, [&](const Task& task) {
            for (const Operation& operation : section.operations) {
                if (isForward && operation.kind == OperationKind::Loss) break;
                runOperation(operation, task);
            }
        });
        if (!section.isWholeBatch) reduce(section);
    }
    if (!isForward) gradientNorm_ = sums_->run(pass_.count, chunks_.pieces, workers_);
}

/// The operations of each section of the training program that lead to `target`, and from it back to the input.
std::vector<std::vector<Operation>> Executor::operationsFrom(int target) const {
    std::vector<bool> leads(plan_.graph.size(), false);
    leads[static_cast<std::size_t>(target)] = true;
    for (int i = target; i > 0; --i)
        if (leads[static_cast<std::size_t>(i)])
            for (const int input : node(i).inputs) leads[static_cast<std::size_t>(input)] = true;
    std::vector<bool> isBegun(plan_.graph.size(), false);
    std::vector<std::vector<Operation>> result;
    for (const Section& section : plan_.training->schedule.sections) {
        result.emplace_back();
        for (Operation operation : section.operations) {
            const bool isKept = operation.kind == OperationKind::Preprocess || operation.kind == OperationKind::Forward;
            const bool isBackward = operation.kind == OperationKind::Backward;
            if (!isKept && !(isBackward && leads[static_cast<std::size_t>(operation.node)])) continue;
            for (std::size_t k = 0; isBackward && k < node(operation.node).inputs.size(); ++k) {
                const auto input = static_cast<std::size_t>(node(operation.node).inputs[k]);
                operation.accumulate[k] = isBegun[input];
                isBegun[input] = true;
            }
            result.back().push_back(std::move(operation));
        }
    }
    return result;
}

void Executor::runBackwardFrom(const Pass& pass, int target, std::span<const float> outputGradient) {
    assert(pass.mode == Mode::Training && plan_.training);
    begin(pass, *plan_.training, true);
    statistics_.takeRunning();
    runningIsTaken_ = true;
    for (int i = 0; i < static_cast<int>(plan_.graph.size()); ++i) {
        const ImageView whole = gradient(i);  // dense: all of an inspection plan's are
        if (whole.data == nullptr) continue;
        if (i == target)
            std::ranges::copy(outputGradient, whole.data);
        else
            std::fill_n(whole.data, whole.shape.size() * whole.count, 0.0F);
    }
    const auto operations = operationsFrom(target);
    for (std::size_t s = 0; s < operations.size(); ++s) {
        if (operations[s].empty()) continue;
        forEachTask(program_->schedule.sections[s], [&](const Task& task) {
            for (const Operation& operation : operations[s]) runOperation(operation, task);
        });
    }
}

/// Fewer images than threads: one operation after the other, the large ones shared out inside.
void Executor::runByRows() {
    const std::int64_t macs = std::accumulate(macs_.begin(), macs_.end(), std::int64_t{0}) * pass_.count;
    const bool isSmall = macs < smallestParallelPass;
    const Task task{.count = pass_.count, .workers = isSmall ? &Workers::serial() : &workers_, .isByRows = !isSmall};
    const auto runAll = [&] {
        for (const Section& section : program_->schedule.sections)
            for (const Operation& operation : section.operations) runOperation(operation, task);
    };
    if (isSmall)
        Workers::serial().enter(runAll);
    else
        workers_.enter(runAll);
}

void Executor::runOperation(const Operation& operation, const Task& task) {
    switch (operation.kind) {
        case OperationKind::Preprocess:
            return preprocessor_.apply(pass_.pixels, task.first, pass_.count, view(program_->outputs, 0, task));
        case OperationKind::Forward: return forward(operation, task);
        case OperationKind::Statistics: return statistics(operation, task);
        case OperationKind::Loss: return loss(task);
        case OperationKind::GradientSums: return gradientSums(operation, task);
        case OperationKind::Backward: return backward(operation, task);
    }
}

std::span<std::byte> Executor::memory(int i, const Task& task) const {
    const PlannedBuffer& buffer = program_->memories[static_cast<std::size_t>(i)];
    return {place(buffer, task), static_cast<std::size_t>(buffer.imageBytes) * static_cast<std::size_t>(task.count)};
}

void Executor::forward(const Operation& operation, const Task& task) {
    const int i = operation.node;
    Views& views = views_[static_cast<std::size_t>(task.worker)];
    const std::size_t inputs = node(i).inputs.size();
    for (std::size_t k = 0; k < inputs; ++k) views.inputs[k] = view(program_->outputs, node(i).inputs[k], task);
    const ImageView output = view(program_->outputs, operation.made(), task);
    if (statistics_.holds(i)) return statistics_.apply(i, views.inputs[0], operation.fusedRelu, output);
    if (hasNormalisedTerm(i)) return normalisedSum(operation, views, output);
    const bool isAlias = sharingOf(*node(i).layer) == Sharing::Alias;
    if (isAlias && output.data == views.inputs[0].data) return;
    const std::int64_t macs = macs_[static_cast<std::size_t>(i)] * task.count;
    // Only what is large is worth the other threads.
    const bool isAlone = task.isByRows && macs < smallestParallelLayer;
    const PreparedConvolution prepared = packed_.holds(i) ? packed_.forward(i) : PreparedConvolution{};
    const LayerForward pass{.inputs = std::span(views.inputs).first(inputs),
                            .output = output,
                            .parameters = parameters_[static_cast<std::size_t>(i)],
                            .memory = memory(operation.made(), task),
                            .mode = pass_.mode,
                            .asInference = asInference_,
                            .seed = pass_.seed,
                            .step = pass_.step,
                            .node = node(i).id.value,
                            .workers = isAlone ? &Workers::serial() : task.workers,
                            .firstSample = task.first,
                            .isWholeBatch = task.isWholeBatch,
                            .fusedRelu = operation.fusedRelu,
                            .prepared = packed_.holds(i) ? &prepared : nullptr};
    if (pass.prepared != nullptr && task.isByRows) return convolveByRows(pass, macs);
    fovea::forward(*node(i).layer, pass);
}

/// Whether the sum that reads batch norm i normalises (fusions/normalise_in_sum.h).
bool Executor::isNormalisedBySum(int i) const { return program_->schedule.at(i).isNormalisedBySum; }

bool Executor::hasNormalisedTerm(int i) const {
    return std::ranges::any_of(node(i).inputs, [&](int term) { return isNormalisedBySum(term); });
}

void Executor::normalisedSum(const Operation& operation, const Views& views, const ImageView& output) const {
    const std::vector<int>& terms = node(operation.node).inputs;
    const auto term = [&](std::size_t k) -> kernels::NormTerm {
        if (!isNormalisedBySum(terms[k])) return {.input = views.inputs[k]};
        return statistics_.term(terms[k], views.inputs[k]);
    };
    const std::size_t first = isNormalisedBySum(terms[0]) ? 0 : 1;
    kernels::normAdd(term(first), term(1 - first), operation.fusedRelu, output);
}

/// A convolution of few images, its rows shared out.
void Executor::convolveByRows(const LayerForward& pass, std::int64_t macs) {
    const kernels::Convolution& convolution = *pass.prepared->convolution;
    const kernels::ConvForward call{pass.inputs[0], pass.prepared->panels, pass.prepared->bias, pass.fusedRelu,
                                    pass.output};
    const int step = convolution.rowStep();
    const int rows = pass.output.shape.height;
    const int steps = (rows + step - 1) / step;
    const kernels::Chunks parts = kernels::cut(steps, macs < smallestParallelConvolution ? 1 : workers_.threads());
    workers_.forEach(parts.pieces, [&](int part) {
        convolution.forward(call, {parts.begin(part) * step, std::min(rows, parts.end(part) * step)});
    });
}

void Executor::statistics(const Operation& operation, const Task& task) {
    const int input = node(operation.node).inputs.front();
    statistics_.addForward(operation.node, view(program_->outputs, input, task), task.chunk, task.isMore);
}

void Executor::loss(const Task& task) {
    const int last = static_cast<int>(plan_.graph.size()) - 1;
    const ImageView scores = view(program_->outputs, last, task);
    const ImageView gradient = view(program_->gradients, last, task);
    const auto classes = static_cast<std::size_t>(scores.shape.channels);
    for (int n = 0; n < task.count; ++n) {
        const std::span<const float> own(scores.pixel(n, 0, 0), classes);
        const auto image = static_cast<std::size_t>(task.first + n);
        const int label = pass_.labels[image];
        const double smoothing = double{pass_.labelSmoothing};
        const SecondLabel second = pass_.seconds.empty() ? SecondLabel{} : pass_.seconds[image];
        losses_[image] = second.share > 0 ? mixedCrossEntropy(own, label, second, smoothing)
                         : smoothing > 0  ? smoothedCrossEntropy(own, label, smoothing)
                                          : crossEntropy(own, label);
        isCorrect_[image] = predictedClass(own) == label ? 1 : 0;
        if (!gradient.data) continue;
        const std::span<float> change(gradient.pixel(n, 0, 0), classes);
        if (second.share > 0)
            mixedCrossEntropyGradient(own, label, second, smoothing, 1.0 / pass_.count, change);
        else if (smoothing > 0)
            smoothedCrossEntropyGradient(own, label, smoothing, 1.0 / pass_.count, change);
        else
            crossEntropyGradient(own, label, 1.0 / pass_.count, change);
    }
}

void Executor::gradientSums(const Operation& operation, const Task& task) {
    const int i = operation.node;
    const ConstImageView input = view(program_->outputs, node(i).inputs.front(), task);
    const ConstImageView relu = operation.mask >= 0 ? view(program_->outputs, operation.mask, task) : ImageView{};
    statistics_.addBackward(i, input, relu, view(program_->gradients, i, task), task.chunk, task.isMore);
}

ParameterGradients Executor::parameterGradients(int i, const Task& task) const {
    // What is made from the whole batch at the end is not made here as well.
    if (asInference_ || node(i).isFrozen || gradientReduction(*node(i).layer) == GradientReduction::FromBatch)
        return {};
    if (task.isWholeBatch) return wholeGradients_[static_cast<std::size_t>(i)];
    const auto part = [&](std::size_t role) -> std::span<float> {
        const std::ptrdiff_t offset = partialOffsets_[static_cast<std::size_t>(i)][role];
        if (offset < 0) return {};
        return {partials_ + static_cast<std::ptrdiff_t>(plan_.partialFloats) * task.chunk + offset,
                parameterCounts_[static_cast<std::size_t>(i)][role]};
    };
    return {part(0), part(1)};
}

void Executor::backward(const Operation& operation, const Task& task) {
    const int i = operation.node;
    Views& views = views_[static_cast<std::size_t>(task.worker)];
    const std::size_t inputs = node(i).inputs.size();
    const ImageView gradient = view(program_->gradients, operation.made(), task);
    for (std::size_t k = 0; k < inputs; ++k) {
        const int input = node(i).inputs[k];
        views.inputs[k] = view(program_->outputs, input, task);
        ImageView target = view(program_->gradients, input, task);
        // What lies in the same place is there already; others work in place.
        if (passesGradientOn(*node(i).layer) && target.data == gradient.data) target.data = nullptr;
        views.inputGradients[k] = {target, operation.accumulate[k]};
    }
    if (statistics_.holds(i)) return statistics_.passGradient(i, views.inputs[0], gradient, views.inputGradients[0]);
    const PreparedConvolution prepared = packed_.holds(i) ? packed_.backward(i) : PreparedConvolution{};
    const LayerBackward pass{.inputs = std::span(views.inputs).first(inputs),
                             .output = view(program_->outputs, i, task),
                             .outputGradient = gradient,
                             .inputGradients = std::span(views.inputGradients).first(inputs),
                             .parameters = parameters_[static_cast<std::size_t>(i)],
                             .parameterGradients = parameterGradients(i, task),
                             .memory = memory(operation.made(), task),
                             .asInference = asInference_,
                             .seed = pass_.seed,
                             .step = pass_.step,
                             .node = node(i).id.value,
                             .workers = task.workers,
                             .firstSample = task.first,
                             .isWholeBatch = task.isWholeBatch,
                             .accumulateWeights = task.isMore,
                             .prepared = packed_.holds(i) ? &prepared : nullptr};
    fovea::backward(*node(i).layer, pass);
}

void Executor::reduce(const Section& section) {
    for (const int i : section.forwardReductions) statistics_.reduceForward(i, chunks_, pass_.movesRunning);
    for (const int i : section.backwardReductions)
        statistics_.reduceBackward(i, chunks_.pieces, pass_.count, wholeGradients_[static_cast<std::size_t>(i)]);
}

}  // namespace fovea
