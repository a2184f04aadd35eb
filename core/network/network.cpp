// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/network.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <limits>
#include <new>
#include <optional>

#include "core/large_pages.h"
#include "core/memory.h"
#include "core/network/executor.h"
#include "core/network/network_plan.h"
#include "core/kernels/softmax_cross_entropy.h"

namespace fovea {

namespace {

std::uint64_t bytesNeeded(const NetworkPlan& plan, int workerCount, const ParameterLayout& layout, Purpose purpose) {
    // Weights; for training also gradients and what an optimizer keeps.
    const std::uint64_t copies = purpose == Purpose::Inference ? 1 : purpose == Purpose::Training ? 4 : 2;
    return saturatingSum(saturatingSum(plan.arenaBytes(workerCount), plan.scratchBytes(workerCount)),
                         saturatingProduct(saturatingProduct(layout.totalCount, sizeof(float)), copies));
}

std::int64_t asArgument(std::uint64_t bytes) {
    return static_cast<std::int64_t>(std::min<std::uint64_t>(bytes, std::numeric_limits<std::int64_t>::max()));
}

Error invalid(const NetworkSpec& spec, const NetworkProblem& problem) {
    const Node* node = problem.node ? spec.find(*problem.node) : nullptr;
    Error error(ErrorCode::NetworkInvalid, {node ? node->name : std::string()});
    for (const double number : problem.problem.numbers) error.arguments.emplace_back(number);
    return error;
}

}  // namespace

struct Network::Impl {
    NetworkSpec spec;
    FrozenLayers frozen;
    int largestBatch = 0;
    Purpose purpose{};
    std::shared_ptr<Workers> workers;
    NetworkPlan plan;
    int workerCount = 1;
    Weights weights;
    std::vector<float> gradients;
    Preprocessing preprocessing;
    LargePages arena;
    std::optional<Executor> executor;

    Pass pass;  ///< the last forward
    float labelSmoothing = 0;
    bool canGoBack = false;
    KeptPixels pixels;  ///< of a forward in Mode::Training, for its backward

    int lastNode() const { return static_cast<int>(plan.graph.size()) - 1; }
    int find(NodeId id) const;
    std::size_t imageSize() const { return static_cast<std::size_t>(plan.graph.front().shape.size()); }
    std::span<const float> scores(int image) const {
        const ImageView view = executor->output(lastNode());
        return {view.pixel(image, 0, 0), static_cast<std::size_t>(view.shape.channels)};
    }
    LossResult result() const { return {executor->lossSum() / pass.count, executor->correct(), pass.count}; }
};

int Network::Impl::find(NodeId id) const {
    const auto found = std::ranges::find(plan.graph, id, &GraphNode::id);
    return found == plan.graph.end() ? -1 : static_cast<int>(found - plan.graph.begin());
}

Network::Network(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Network::~Network() = default;

Result<std::unique_ptr<Network>> Network::create(const NetworkSpec& spec, int batch, Purpose purpose,
                                                 std::shared_ptr<Workers> workers, const FrozenLayers& frozen) {
    const auto problems = validate(spec);
    if (!problems.empty()) return invalid(spec, problems.front());
    if (batch < 1) return Error(ErrorCode::OptionInvalid, {"batch", std::int64_t{batch}, "≥ 1"});
    auto impl = std::make_unique<Impl>();
    impl->spec = spec;
    impl->frozen = frozen;
    impl->largestBatch = batch;
    impl->purpose = purpose;
    impl->workers = std::move(workers);
    impl->weights.layout = parameterLayout(impl->spec);

    const std::optional<std::uint64_t> available = availableMemory();
    // The weights alone, until the plan is known: a convolution's plan grows with its window.
    std::uint64_t needed = bytesNeeded({}, 0, *impl->weights.layout, purpose);
    const auto outOfMemory = [&] {
        return Error(ErrorCode::OutOfMemory, {asArgument(needed), asArgument(available.value_or(0))});
    };
    const auto isTooMuch = [&] {
        return needed > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) ||
               (available && needed > *available);
    };
    if (isTooMuch()) return outOfMemory();
    try {
        impl->plan = planNetwork(impl->spec, batch, purpose, frozen);
        impl->workerCount = impl->plan.workersFor(impl->workers->threads());
        needed = bytesNeeded(impl->plan, impl->workerCount, *impl->weights.layout, purpose);
        if (isTooMuch()) return outOfMemory();
        const std::size_t bytes = static_cast<std::size_t>(impl->plan.arenaBytes(impl->workerCount));
        impl->arena = allocateInLargePages(bytes);
        std::memset(impl->arena.get(), 0, bytes);
        impl->weights.values.assign(impl->weights.layout->totalCount, 0.0F);
        if (purpose != Purpose::Inference) impl->gradients.assign(impl->weights.layout->trainedCount, 0.0F);
        impl->executor.emplace(impl->spec, impl->plan, impl->arena.get(), impl->workerCount, impl->weights,
                               impl->gradients, *impl->workers);
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    }
    std::unique_ptr<Network> network(new Network(std::move(impl)));
    network->setPreprocessing(Preprocessing::none(network->impl_->plan.graph.front().shape.channels));
    return network;
}

const NetworkSpec& Network::spec() const { return impl_->spec; }
const FrozenLayers& Network::frozen() const { return impl_->frozen; }
int Network::largestBatch() const { return impl_->largestBatch; }
int Network::classCount() const { return impl_->plan.graph.back().shape.channels; }
std::size_t Network::arenaBytes() const { return static_cast<std::size_t>(impl_->plan.arenaBytes(impl_->workerCount)); }
const std::shared_ptr<Workers>& Network::workers() const { return impl_->workers; }
const Weights& Network::weights() const { return impl_->weights; }
const Preprocessing& Network::preprocessing() const { return impl_->preprocessing; }

void Network::setWeights(const Weights& weights) {
    assert(weights.layout && *weights.layout == *impl_->weights.layout);
    assert(weights.values.size() == impl_->weights.values.size());
    // Into the same memory, since the executor holds views of it.
    std::ranges::copy(weights.values, impl_->weights.values.begin());
    impl_->executor->weightsChanged();
    impl_->canGoBack = false;
}

void Network::setPreprocessing(const Preprocessing& preprocessing) {
    [[maybe_unused]] const auto channels = static_cast<std::size_t>(impl_->plan.graph.front().shape.channels);
    assert(preprocessing.mean.size() == channels && preprocessing.deviation.size() == channels);
    impl_->preprocessing = preprocessing;
    PreprocessingFactors factors{preprocessing.mean, {}};
    for (const float deviation : preprocessing.deviation) {
        assert(deviation > 0);
        factors.inverseDeviation.push_back(1.0F / deviation);
    }
    impl_->executor->setPreprocessingFactors(factors);
}

std::span<float> Network::parameters() {
    impl_->executor->weightsChanged();
    return std::span(impl_->weights.values).first(impl_->weights.layout->trainedCount);
}

std::span<const float> Network::gradients() const { return impl_->gradients; }
double Network::gradientNorm() const { return impl_->executor->gradientNorm(); }

void Network::setLabelSmoothing(float smoothing) { impl_->labelSmoothing = smoothing; }
float Network::labelSmoothing() const { return impl_->labelSmoothing; }

void Network::forward(Pixels pixels, int count, Mode mode, std::uint64_t seed, std::int64_t step) {
    Impl& net = *impl_;
    assert(count >= 1 && count <= net.largestBatch);
    assert(pixels.hold(static_cast<std::size_t>(count), net.imageSize()));
    assert(mode == Mode::Inference || net.purpose != Purpose::Inference);
    net.canGoBack = mode == Mode::Training;
    if (net.canGoBack) net.pixels.keep(pixels, net.imageSize());
    net.pass = {.pixels = pixels, .count = count, .mode = mode, .seed = seed, .step = step};
    net.executor->run(net.pass);
}

std::span<const float> Network::logits() const {
    const ImageView view = impl_->executor->output(impl_->lastNode());
    return {view.data, static_cast<std::size_t>(impl_->pass.count) * static_cast<std::size_t>(view.shape.channels)};
}

LossResult Network::loss(std::span<const int> labels) const {
    const Impl& net = *impl_;
    assert(labels.size() == static_cast<std::size_t>(net.pass.count));
    LossResult result{.count = net.pass.count};
    double sum = 0;
    for (int image = 0; image < net.pass.count; ++image) {
        const int label = labels[static_cast<std::size_t>(image)];
        sum += crossEntropy(net.scores(image), label);
        if (predictedClass(net.scores(image)) == label) ++result.correct;
    }
    result.loss = sum / net.pass.count;
    return result;
}

LossResult Network::backward(std::span<const int> labels, std::span<const SecondLabel> seconds) {
    Impl& net = *impl_;
    assert(net.canGoBack && labels.size() == static_cast<std::size_t>(net.pass.count));
    net.canGoBack = false;
    Pass pass = net.pass;
    pass.pixels = net.pixels.view();
    pass.labels = labels;
    pass.seconds = seconds;
    pass.labelSmoothing = net.labelSmoothing;
    pass.movesRunning = false;  // forward has done so
    net.executor->run(pass);
    return net.result();
}

LossResult Network::step(Pixels pixels, std::span<const int> labels, std::uint64_t seed, std::int64_t step,
                         std::span<const SecondLabel> seconds) {
    Impl& net = *impl_;
    const int count = static_cast<int>(labels.size());
    assert(net.purpose != Purpose::Inference && count >= 1 && count <= net.largestBatch);
    assert(pixels.hold(static_cast<std::size_t>(count), net.imageSize()));
    assert(seconds.empty() || seconds.size() == labels.size());
    net.canGoBack = false;
    net.pass = {.pixels = pixels,
                .count = count,
                .labels = labels,
                .seconds = seconds,
                .mode = Mode::Training,
                .seed = seed,
                .step = step,
                .labelSmoothing = net.labelSmoothing};
    net.executor->run(net.pass);
    return net.result();
}

void Network::backwardFrom(Pixels pixels, int count, NodeId node, std::span<const float> outputGradient) {
    Impl& net = *impl_;
    const int target = net.find(node);
    assert(net.purpose == Purpose::Inspection && target >= 0 && count >= 1 && count <= net.largestBatch);
    assert(pixels.hold(static_cast<std::size_t>(count), net.imageSize()));
    assert(outputGradient.size() == static_cast<std::size_t>(nodeAt(net.plan.graph, target).shape.size() * count));
    net.canGoBack = false;
    net.pass = {.pixels = pixels, .count = count, .mode = Mode::Training};
    net.executor->runBackwardFrom(net.pass, target, outputGradient);
}

std::vector<float> Network::pixelGradient() const {
    const ConstImageView standardised = impl_->executor->gradient(0);
    const std::vector<float>& deviation = impl_->preprocessing.deviation;
    std::vector<float> result(standardised.data, standardised.data + standardised.shape.size() * standardised.count);
    for (std::size_t i = 0; i < result.size(); ++i) result[i] *= 1.0F / deviation[i % deviation.size()];
    return result;
}

void Network::poison() {
    std::memset(impl_->arena.get(), 0xFF, arenaBytes());
    impl_->executor->weightsChanged();
    impl_->canGoBack = false;
}

ConstImageView Network::activation(NodeId node) const {
    assert(impl_->purpose == Purpose::Inspection);
    const int found = impl_->find(node);
    return found >= 0 ? ConstImageView(impl_->executor->output(found)) : ConstImageView();
}

ConstImageView Network::activationGradient(NodeId node) const {
    assert(impl_->purpose == Purpose::Inspection);
    const int found = impl_->find(node);
    return found >= 0 ? ConstImageView(impl_->executor->gradient(found)) : ConstImageView();
}

}  // namespace fovea
