// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/executor.h"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "core/kernels/batch_norm.h"
#include "core/kernels/softmax_cross_entropy.h"

namespace fovea {

namespace {

// Fewer multiplications than this are done before a second thread has woken up.
constexpr std::int64_t smallestParallelConvolution = 400'000;
constexpr std::int64_t smallestParallelLayer = 100'000;
constexpr std::int64_t smallestParallelPass = 2'000'000;

}  // namespace

Executor::Executor(const NetworkSpec& spec, const NetworkPlan& plan, std::byte* arena, int slots, Weights& weights,
                   std::span<float> gradients, Workers& workers)
    : plan_(plan),
      batchPart_(arena),
      slotPart_(batchPart_ + plan.batchBytes()),
      partials_(reinterpret_cast<float*>(slotPart_ + plan.slotBytes() * static_cast<std::uint64_t>(slots))),
      workers_(workers),
      packed_(spec, plan, weights, partials_) {
    const std::size_t count = plan.graph.size();
    normIndex_.assign(count, -1);
    partialOffsets_.assign(count, {-1, -1});
    parameterCounts_.assign(count, {0, 0});
    wholeGradients_.assign(count, {});
    const auto costs = networkCost(spec, inferShapes(spec));
    std::size_t mostInputs = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const NodeId id = plan.graph[i].id;
        parameters_.push_back({std::as_const(weights).view(id, ParameterRole::Weight),
                               std::as_const(weights).view(id, ParameterRole::Bias),
                               weights.view(id, ParameterRole::RunningMean),
                               weights.view(id, ParameterRole::RunningVariance)});
        const auto cost = costs.layers.find(id);
        products_.push_back(cost == costs.layers.end() ? 0 : cost->second.multiplyAccumulates);
        mostInputs = std::max(mostInputs, plan.graph[i].inputs.size());
        if (const auto* norm = std::get_if<BatchNormSpec>(plan.graph[i].layer)) {
            normIndex_[i] = static_cast<int>(norms_.size());
            norms_.push_back({.spec = norm, .parameters = parameters_[i]});
        }
    }
    for (std::size_t s = 0; s < weights.layout->slots.size(); ++s) {
        const ParameterSlot& slot = weights.layout->slots[s];
        if (slot.role != ParameterRole::Weight && slot.role != ParameterRole::Bias) continue;
        const auto i =
            static_cast<std::size_t>(std::ranges::find(plan.graph, slot.node, &GraphNode::id) - plan.graph.begin());
        const std::size_t role = slot.role == ParameterRole::Weight ? 0 : 1;
        partialOffsets_[i][role] = plan.partialOffset[s];
        parameterCounts_[i][role] = slot.count;
        if (gradients.empty()) continue;
        ParameterGradients& target = wholeGradients_[i];
        (role == 0 ? target.weight : target.bias) = gradients.subspan(slot.offset, slot.count);
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (normIndex_[i] < 0) continue;
        Norm& norm = norms_[static_cast<std::size_t>(normIndex_[i])];
        const int channels = plan.graph[i].shape.channels;
        norm.stateMemory.assign(normStateFloats(channels), 0.0F);
        norm.state = normStateIn(norm.stateMemory.data(), channels);
        if (plan.training)
            norm.sums.resize(static_cast<std::size_t>(kernels::normStatisticsValues(channels) * plan.chunks));
    }
    views_.resize(static_cast<std::size_t>(slots));
    for (Views& views : views_) {
        views.inputs.resize(mostInputs);
        views.inputGradients.resize(mostInputs);
    }
    losses_.resize(static_cast<std::size_t>(plan.batch));
    isCorrect_.resize(static_cast<std::size_t>(plan.batch));
    pixelsOfChunk_.resize(static_cast<std::size_t>(plan.chunks));
    if (plan.training) sums_.emplace(plan, *weights.layout, gradients, partials_, batchPart_);
}

void Executor::setStandardisation(const Standardisation& standardisation) {
    standardiser_ = Standardiser(standardisation, node(0).shape.width);
}

void Executor::weightsChanged() {
    packed_.weightsChanged();
    runningIsTaken_ = false;
}

std::byte* Executor::place(const PlannedBuffer& buffer, const Task& task) const {
    if (buffer.isInSlot) return slotPart_ + plan_.slotBytes() * static_cast<std::uint64_t>(task.slot) + buffer.offset;
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

void Executor::run(const Pass& pass) {
    pass_ = pass;
    program_ = pass.mode == Mode::Training ? &*plan_.training : &plan_.inference;
    chunks_ = kernels::cut(pass.count, plan_.chunks);
    packed_.prepare(pass.mode, workers_);
    if (pass.mode == Mode::Training) {
        runningIsTaken_ = false;
    } else if (!runningIsTaken_) {
        for (const Norm& norm : norms_) takeRunning(*norm.spec, norm.parameters, norm.state);
        runningIsTaken_ = true;
    }
    const bool areFew = pass.count < workers_.threads() && pass.count <= plan_.imagesPerChunk;
    if (pass.mode == Mode::Inference && areFew)
        runByRows();
    else
        runSections();
}

void Executor::runSections() {
    const Schedule& schedule = program_->schedule;
    const bool isForward = pass_.labels.empty();
    const std::size_t sections =
        isForward ? static_cast<std::size_t>(schedule.forwardSections) : schedule.sections.size();
    for (std::size_t s = 0; s < sections; ++s) {
        const Section& section = schedule.sections[s];
        if (section.isWide) {
            runOperation(section.operations.front(),
                         {.count = pass_.count, .workers = &workers_, .isWholeBatch = true});
            continue;
        }
        workers_.forEachSlot(chunks_.pieces, [&](int chunk, int slot) {
            const int begin = chunks_.begin(chunk);
            const int end = chunks_.end(chunk);
            const int step = section.imagesAtOnce > 0 ? section.imagesAtOnce : end - begin;
            for (int first = begin; first < end; first += step) {
                const Task task{chunk, first,        std::min(step, end - first), slot, &Workers::serial(),
                                false, first > begin};
                for (const Operation& operation : section.operations) {
                    if (isForward && operation.kind == OperationKind::Loss) break;
                    runOperation(operation, task);
                }
            }
        });
        join(section);
    }
    if (!isForward) gradientNorm_ = sums_->run(pass_.count, chunks_.pieces, workers_);
}

/// Fewer images than threads: one operation after the other, the large ones shared out inside.
void Executor::runByRows() {
    const std::int64_t products = std::accumulate(products_.begin(), products_.end(), std::int64_t{0}) * pass_.count;
    const bool isSmall = products < smallestParallelPass;
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
        case OperationKind::Standardise:
            return standardiser_.apply(pass_.pixels, task.first, pass_.count, view(program_->outputs, 0, task));
        case OperationKind::Forward: return forward(operation, task);
        case OperationKind::Statistics: return statistics(operation, task);
        case OperationKind::Loss: return loss(task);
        case OperationKind::GradientSums: return gradientSums(operation, task);
        case OperationKind::Backward: return backward(operation, task);
    }
}

void Executor::forward(const Operation& operation, const Task& task) {
    const int i = operation.node;
    Views& views = views_[static_cast<std::size_t>(task.slot)];
    const std::size_t inputs = node(i).inputs.size();
    for (std::size_t k = 0; k < inputs; ++k) views.inputs[k] = view(program_->outputs, node(i).inputs[k], task);
    const ImageView output = view(program_->outputs, operation.made(), task);
    if (normIndex_[static_cast<std::size_t>(i)] >= 0) {
        const Norm& own = norm(i);
        return kernels::normApply(views.inputs[0], own.state.mean.data(), own.state.factor.data(),
                                  own.parameters.bias.data(), operation.rectify, output);
    }
    if (const int normalised = normalisedTerm(i); normalised >= 0) {
        const auto term = [&](std::size_t k) -> kernels::NormTerm {
            if (!isNormalisedBySum(node(i).inputs[k])) return {.input = views.inputs[k]};
            const Norm& own = norm(node(i).inputs[k]);
            return {views.inputs[k], own.state.mean.data(), own.state.factor.data(), own.parameters.bias.data()};
        };
        const auto first = static_cast<std::size_t>(normalised);
        return kernels::normAdd(term(first), term(1 - first), operation.rectify, output);
    }
    const bool isConvolution = std::holds_alternative<Conv2dSpec>(*node(i).layer);
    const bool isFlatten = std::holds_alternative<FlattenSpec>(*node(i).layer);
    if (isFlatten && output.data == views.inputs[0].data) return;
    const PlannedBuffer& memory = program_->memories[static_cast<std::size_t>(operation.made())];
    const std::int64_t products = products_[static_cast<std::size_t>(i)] * task.count;
    // Only what is large is worth the other threads.
    const bool isAlone = task.isByRows && products < smallestParallelLayer;
    const LayerForward pass{.inputs = std::span(views.inputs).first(inputs),
                            .output = output,
                            .parameters = parameters_[static_cast<std::size_t>(i)],
                            .memory = {place(memory, task), static_cast<std::size_t>(memory.imageBytes) *
                                                                static_cast<std::size_t>(task.count)},
                            .mode = pass_.mode,
                            .seed = pass_.seed,
                            .step = pass_.step,
                            .node = node(i).id.value,
                            .workers = isAlone ? &Workers::serial() : task.workers,
                            .firstSample = task.first,
                            .isWholeBatch = task.isWholeBatch,
                            .rectify = operation.rectify,
                            .prepared = isConvolution ? packed_.forward(i) : PreparedConvolution{}};
    if (isConvolution && task.isByRows) return convolveByRows(pass, products);
    std::visit([&](const auto& layer) { fovea::forward(layer, pass); }, *node(i).layer);
}

/// Whether batch norm i is left to the sum that reads it (Scheduler::sumsNormalise).
bool Executor::isNormalisedBySum(int i) const {
    return pass_.mode == Mode::Training && normIndex_[static_cast<std::size_t>(i)] >= 0 &&
           program_->schedule.outputOwner[static_cast<std::size_t>(i)] != i;
}

/// Which of a sum's terms it has to normalise, the first if both; or -1.
int Executor::normalisedTerm(int i) const {
    const std::vector<int>& terms = node(i).inputs;
    if (!std::holds_alternative<AddSpec>(*node(i).layer)) return -1;
    const auto found = std::ranges::find_if(terms, [&](int term) { return isNormalisedBySum(term); });
    return found == terms.end() ? -1 : static_cast<int>(found - terms.begin());
}

/// A convolution of few images, its rows shared out.
void Executor::convolveByRows(const LayerForward& pass, std::int64_t products) {
    const kernels::Convolution& convolution = *pass.prepared.convolution;
    const kernels::ConvForward call{pass.inputs[0], pass.prepared.panels, pass.prepared.bias, pass.rectify,
                                    pass.output};
    const int step = convolution.rowStep();
    const int rows = pass.output.shape.height;
    const int steps = (rows + step - 1) / step;
    const kernels::Chunks parts = kernels::cut(steps, products < smallestParallelConvolution ? 1 : workers_.threads());
    workers_.forEach(parts.pieces, [&](int part) {
        convolution.forward(call, {parts.begin(part) * step, std::min(rows, parts.end(part) * step)});
    });
}

void Executor::statistics(const Operation& operation, const Task& task) {
    const int input = node(operation.node).inputs.front();
    Norm& own = norm(operation.node);
    const std::ptrdiff_t values = kernels::normStatisticsValues(node(input).shape.channels);
    kernels::normStatistics(view(program_->outputs, input, task), own.sums.data() + task.chunk * values, task.isMore);
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
        losses_[image] = crossEntropy(own, label);
        isCorrect_[image] = predictedClass(own) == label ? 1 : 0;
        if (gradient.data) crossEntropyGradient(own, label, 1.0 / pass_.count, {gradient.pixel(n, 0, 0), classes});
    }
}

void Executor::gradientSums(const Operation& operation, const Task& task) {
    const int i = operation.node;
    Norm& own = norm(i);
    const ConstImageView input = view(program_->outputs, node(i).inputs.front(), task);
    const ImageView gradient = view(program_->gradients, i, task);
    double* sums = own.sums.data() + std::ptrdiff_t{2} * task.chunk * node(i).shape.channels;
    if (operation.mask >= 0)
        kernels::rectifyAndSum(input, view(program_->outputs, operation.mask, task), gradient, own.state.mean.data(),
                               sums, task.isMore);
    else
        kernels::normGradientSums(input, gradient, own.state.mean.data(), sums, task.isMore);
}

ParameterGradients Executor::partialGradients(int i, int chunk) const {
    const auto part = [&](std::size_t role) -> std::span<float> {
        const std::ptrdiff_t offset = partialOffsets_[static_cast<std::size_t>(i)][role];
        if (offset < 0) return {};
        return {partials_ + static_cast<std::ptrdiff_t>(plan_.partialFloats) * chunk + offset,
                parameterCounts_[static_cast<std::size_t>(i)][role]};
    };
    return {part(0), part(1)};
}

void Executor::backward(const Operation& operation, const Task& task) {
    const int i = operation.node;
    Views& views = views_[static_cast<std::size_t>(task.slot)];
    const std::size_t inputs = node(i).inputs.size();
    const ImageView gradient = view(program_->gradients, operation.made(), task);
    // What lies in the same place is there already; only what bends the values works in place.
    const bool copies =
        std::holds_alternative<AddSpec>(*node(i).layer) || std::holds_alternative<FlattenSpec>(*node(i).layer);
    for (std::size_t k = 0; k < inputs; ++k) {
        const int input = node(i).inputs[k];
        views.inputs[k] = view(program_->outputs, input, task);
        ImageView target = view(program_->gradients, input, task);
        if (copies && target.data == gradient.data) target.data = nullptr;
        views.inputGradients[k] = {target, operation.accumulate[k]};
    }
    if (normIndex_[static_cast<std::size_t>(i)] >= 0) {
        const NormState& state = norm(i).state;
        const InputGradient& target = views.inputGradients[0];
        if (target.view.data == nullptr) return;
        return kernels::normGradient(
            views.inputs[0], gradient,
            {state.mean.data(), state.factor.data(), state.ofInput.data(), state.offset.data()}, target.view,
            target.accumulate);
    }
    const bool isConvolution = std::holds_alternative<Conv2dSpec>(*node(i).layer);
    const PlannedBuffer& memory = program_->memories[static_cast<std::size_t>(operation.made())];
    const LayerBackward pass{.inputs = std::span(views.inputs).first(inputs),
                             .output = view(program_->outputs, i, task),
                             .outputGradient = gradient,
                             .inputGradients = std::span(views.inputGradients).first(inputs),
                             .parameters = parameters_[static_cast<std::size_t>(i)],
                             .parameterGradients = task.isWholeBatch ? wholeGradients_[static_cast<std::size_t>(i)]
                                                                     : partialGradients(i, task.chunk),
                             .memory = {place(memory, task), static_cast<std::size_t>(memory.imageBytes) *
                                                                 static_cast<std::size_t>(task.count)},
                             .seed = pass_.seed,
                             .step = pass_.step,
                             .node = node(i).id.value,
                             .workers = task.workers,
                             .firstSample = task.first,
                             .isWholeBatch = task.isWholeBatch,
                             .accumulateWeights = task.isMore,
                             .prepared = isConvolution ? packed_.backward(i) : PreparedConvolution{}};
    std::visit([&](const auto& layer) { fovea::backward(layer, pass); }, *node(i).layer);
}

void Executor::join(const Section& section) {
    for (const int i : section.forwardJoins) {
        Norm& own = norm(i);
        const std::int64_t pixels = std::int64_t{node(i).shape.height} * node(i).shape.width;
        for (int chunk = 0; chunk < chunks_.pieces; ++chunk)
            pixelsOfChunk_[static_cast<std::size_t>(chunk)] = pixels * (chunks_.end(chunk) - chunks_.begin(chunk));
        joinForward(*own.spec, own.sums.data(),
                    std::span(pixelsOfChunk_).first(static_cast<std::size_t>(chunks_.pieces)), own.parameters,
                    pass_.movesRunning, own.state);
    }
    for (const int i : section.backwardJoins) {
        Norm& own = norm(i);
        const std::int64_t pixels = std::int64_t{node(i).shape.height} * node(i).shape.width * pass_.count;
        joinBackward(own.sums.data(), chunks_.pieces, pixels, own.state, wholeGradients_[static_cast<std::size_t>(i)]);
    }
}

}  // namespace fovea
