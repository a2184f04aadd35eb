// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/network.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <fstream>
#include <limits>
#include <new>
#include <optional>

#include "core/network/network_plan.h"
#include "core/training/loss.h"

namespace fovea {

namespace {

constexpr std::size_t arenaAlignment = 64;

struct AlignedDelete {
    void operator()(std::byte* bytes) const { ::operator delete(bytes, std::align_val_t{arenaAlignment}); }
};
using Arena = std::unique_ptr<std::byte, AlignedDelete>;

/// What the system could give without swapping; nullopt where it doesn't tell.
std::optional<std::uint64_t> availableMemory() {
    std::ifstream info("/proc/meminfo");
    std::string key;
    std::uint64_t kibibytes = 0;
    std::string unit;
    while (info >> key >> kibibytes) {
        std::getline(info, unit);
        if (key == "MemAvailable:") return kibibytes * 1024;
    }
    return std::nullopt;
}

std::uint64_t bytesNeeded(const NetworkPlan& plan, const ParameterLayout& layout, Purpose purpose) {
    // Weights; for training also gradients and what an optimizer keeps.
    const std::uint64_t copies = purpose == Purpose::Inference ? 1 : purpose == Purpose::Training ? 4 : 2;
    return saturatingSum(plan.arenaBytes, saturatingProduct(saturatingProduct(layout.totalCount, sizeof(float)), copies));
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

/// A planned node with everything bound: what a step hands to its layer.
struct RunningNode {
    NodeId id;
    const LayerSpec* layer = nullptr;
    std::vector<ConstImageView> inputs;
    ImageView output;
    ImageView gradient;
    std::vector<InputGradient> inputGradients;
    ParameterViews parameters;
    ParameterGradients parameterGradients;
    std::span<std::byte> memory;
    bool runsBackward = false;

    void setCount(int count) {
        for (ConstImageView& input : inputs) input.count = count;
        output.count = gradient.count = count;
        for (InputGradient& input : inputGradients) input.view.count = count;
    }
};

}  // namespace

struct Network::Impl {
    NetworkSpec spec;
    int largestBatch = 0;
    Purpose purpose{};
    std::shared_ptr<Workers> workers;
    NetworkPlan plan;
    Weights weights;
    std::vector<float> gradients;
    Preprocessing preprocessing;
    std::vector<float> inverseDeviation;
    Arena arena;
    std::vector<RunningNode> nodes;

    int count = 0;  ///< images of the last forward
    bool canGoBack = false;
    std::uint64_t seed = 0;
    std::int64_t step = 0;

    void bind();
    RunningNode bindNode(const PlannedNode& planned);
    void standardise(std::span<const float> pixels);
    const RunningNode* find(NodeId id) const;
    std::span<const float> scores(int image) const {
        const ImageView& view = nodes.back().output;
        return {view.pixel(image, 0, 0), static_cast<std::size_t>(view.shape.channels)};
    }
};

RunningNode Network::Impl::bindNode(const PlannedNode& planned) {
    const Node* node = spec.find(planned.id);
    RunningNode running;
    running.id = planned.id;
    running.layer = &node->layer;
    running.output = planned.output.view(arena.get(), largestBatch, planned.shape);
    running.gradient = planned.gradient.view(arena.get(), largestBatch, planned.shape);
    running.memory = {arena.get() + planned.memory.offset, static_cast<std::size_t>(planned.memory.bytes)};
    running.runsBackward = planned.runsBackward;
    for (std::size_t i = 0; i < planned.inputs.size(); ++i) {
        const PlannedNode& input = plan.nodes[static_cast<std::size_t>(planned.inputs[i])];
        running.inputs.push_back(input.output.view(arena.get(), largestBatch, input.shape));
        if (purpose == Purpose::Inference) continue;
        running.inputGradients.push_back({input.gradient.view(arena.get(), largestBatch, input.shape), planned.accumulate[i]});
    }
    running.parameters = {std::as_const(weights).view(planned.id, ParameterRole::Weight),
                          std::as_const(weights).view(planned.id, ParameterRole::Bias),
                          weights.view(planned.id, ParameterRole::RunningMean),
                          weights.view(planned.id, ParameterRole::RunningVariance)};
    if (!gradients.empty()) {
        const auto gradientOf = [&](ParameterRole role) -> std::span<float> {
            const ParameterSlot* slot = weights.layout->find(planned.id, role);
            return slot ? std::span(gradients).subspan(slot->offset, slot->count) : std::span<float>();
        };
        running.parameterGradients = {gradientOf(ParameterRole::Weight), gradientOf(ParameterRole::Bias)};
    }
    return running;
}

void Network::Impl::bind() {
    nodes.clear();
    for (const PlannedNode& planned : plan.nodes) nodes.push_back(bindNode(planned));
}

void Network::Impl::standardise(std::span<const float> pixels) {
    const ImageView& out = nodes.front().output;
    const Shape shape = out.shape;
    const auto channels = static_cast<std::size_t>(shape.channels);
    const float* mean = preprocessing.mean.data();
    const float* inverse = inverseDeviation.data();
    workers->forEach(count, [&, mean, inverse, channels](int image) {
        const float* from = pixels.data() + image * shape.size();
        for (int y = 0; y < shape.height; ++y) {
            float* to = out.pixel(image, y, 0);
            for (int x = 0; x < shape.width; ++x, from += channels, to += channels) {
                for (std::size_t c = 0; c < channels; ++c) to[c] = (from[c] - mean[c]) * inverse[c];
            }
        }
    });
}

const RunningNode* Network::Impl::find(NodeId id) const {
    const auto found = std::ranges::find(nodes, id, &RunningNode::id);
    return found == nodes.end() ? nullptr : &*found;
}

Network::Network(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Network::~Network() = default;

Result<std::unique_ptr<Network>> Network::create(const NetworkSpec& spec, int batch, Purpose purpose,
                                                 std::shared_ptr<Workers> workers) {
    const auto problems = validate(spec);
    if (!problems.empty()) return invalid(spec, problems.front());
    if (batch < 1) return Error(ErrorCode::OptionInvalid, {"batch", std::int64_t{batch}, "≥ 1"});
    auto impl = std::make_unique<Impl>();
    impl->spec = spec;
    impl->largestBatch = batch;
    impl->purpose = purpose;
    impl->workers = std::move(workers);
    impl->plan = planNetwork(impl->spec, batch, purpose);
    impl->weights.layout = parameterLayout(impl->spec);

    const std::uint64_t needed = bytesNeeded(impl->plan, *impl->weights.layout, purpose);
    const std::optional<std::uint64_t> available = availableMemory();
    const auto outOfMemory = [&] {
        return Error(ErrorCode::OutOfMemory, {asArgument(needed), asArgument(available.value_or(0))});
    };
    if (needed > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return outOfMemory();
    if (available && needed > *available) return outOfMemory();
    try {
        const std::size_t bytes = static_cast<std::size_t>(impl->plan.arenaBytes);
        impl->arena.reset(static_cast<std::byte*>(::operator new(bytes, std::align_val_t{arenaAlignment})));
        std::memset(impl->arena.get(), 0, bytes);
        impl->weights.values.assign(impl->weights.layout->totalCount, 0.0F);
        if (purpose != Purpose::Inference) impl->gradients.assign(impl->weights.layout->trainedCount, 0.0F);
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    }
    impl->bind();
    std::unique_ptr<Network> network(new Network(std::move(impl)));
    network->setPreprocessing(Preprocessing::none(network->impl_->plan.nodes.front().shape.channels));
    return network;
}

const NetworkSpec& Network::spec() const { return impl_->spec; }
int Network::largestBatch() const { return impl_->largestBatch; }
int Network::classCount() const { return impl_->plan.nodes.back().shape.channels; }
std::size_t Network::arenaBytes() const { return static_cast<std::size_t>(impl_->plan.arenaBytes); }
const std::shared_ptr<Workers>& Network::workers() const { return impl_->workers; }
const Weights& Network::weights() const { return impl_->weights; }
const Preprocessing& Network::preprocessing() const { return impl_->preprocessing; }

void Network::setWeights(const Weights& weights) {
    assert(weights.layout && *weights.layout == *impl_->weights.layout);
    assert(weights.values.size() == impl_->weights.values.size());
    // Into the same memory, since the nodes hold views of it.
    std::ranges::copy(weights.values, impl_->weights.values.begin());
    impl_->canGoBack = false;
}

void Network::setPreprocessing(const Preprocessing& preprocessing) {
    [[maybe_unused]] const auto channels = static_cast<std::size_t>(impl_->plan.nodes.front().shape.channels);
    assert(preprocessing.mean.size() == channels && preprocessing.deviation.size() == channels);
    impl_->preprocessing = preprocessing;
    impl_->inverseDeviation.clear();
    for (const float deviation : preprocessing.deviation) {
        assert(deviation > 0);
        impl_->inverseDeviation.push_back(1.0F / deviation);
    }
}

std::span<float> Network::parameters() {
    return std::span(impl_->weights.values).first(impl_->weights.layout->trainedCount);
}

std::span<const float> Network::gradients() const { return impl_->gradients; }

void Network::forward(std::span<const float> pixels, int count, Mode mode, std::uint64_t seed, std::int64_t step) {
    Impl& net = *impl_;
    assert(count >= 1 && count <= net.largestBatch);
    assert(pixels.size() == static_cast<std::size_t>(count * net.nodes.front().output.shape.size()));
    assert(mode == Mode::Inference || net.purpose != Purpose::Inference);
    net.count = count;
    net.seed = seed;
    net.step = step;
    for (RunningNode& node : net.nodes) node.setCount(count);
    net.standardise(pixels);
    for (RunningNode& node : net.nodes) {
        if (node.inputs.empty()) continue;
        const LayerForward pass{.inputs = node.inputs,
                                .output = node.output,
                                .parameters = node.parameters,
                                .memory = node.memory,
                                .mode = mode,
                                .seed = seed,
                                .step = step,
                                .node = node.id.value,
                                .workers = net.workers.get()};
        std::visit([&](const auto& layer) { fovea::forward(layer, pass); }, *node.layer);
    }
    net.canGoBack = mode == Mode::Training;
}

std::span<const float> Network::logits() const {
    const ImageView& view = impl_->nodes.back().output;
    return {view.data, static_cast<std::size_t>(impl_->count) * static_cast<std::size_t>(view.shape.channels)};
}

LossResult Network::loss(std::span<const int> labels) const {
    const Impl& net = *impl_;
    assert(labels.size() == static_cast<std::size_t>(net.count));
    LossResult result{.count = net.count};
    double sum = 0;
    for (int image = 0; image < net.count; ++image) {
        const int label = labels[static_cast<std::size_t>(image)];
        sum += crossEntropy(net.scores(image), label);
        if (predictedClass(net.scores(image)) == label) ++result.correct;
    }
    result.loss = sum / net.count;
    return result;
}

LossResult Network::backward(std::span<const int> labels) {
    Impl& net = *impl_;
    assert(net.canGoBack);
    // Gradients may have taken the place of activations, so that there is no second time.
    net.canGoBack = false;
    const LossResult result = loss(labels);
    const ImageView& scoreGradient = net.nodes.back().gradient;
    if (scoreGradient.data) {
        const auto classes = static_cast<std::size_t>(classCount());
        for (int image = 0; image < net.count; ++image) {
            crossEntropyGradient(net.scores(image), labels[static_cast<std::size_t>(image)], 1.0 / net.count,
                                 {scoreGradient.pixel(image, 0, 0), classes});
        }
    }
    for (auto node = net.nodes.rbegin(); node != net.nodes.rend(); ++node) {
        if (!node->runsBackward || node->inputs.empty()) continue;
        const LayerBackward pass{.inputs = node->inputs,
                                 .output = node->output,
                                 .outputGradient = node->gradient,
                                 .inputGradients = node->inputGradients,
                                 .parameters = node->parameters,
                                 .parameterGradients = node->parameterGradients,
                                 .memory = node->memory,
                                 .seed = net.seed,
                                 .step = net.step,
                                 .node = node->id.value,
                                 .workers = net.workers.get()};
        std::visit([&](const auto& layer) { fovea::backward(layer, pass); }, *node->layer);
    }
    return result;
}

ConstImageView Network::activation(NodeId node) const {
    assert(impl_->purpose == Purpose::Inspection);
    const RunningNode* found = impl_->find(node);
    return found ? ConstImageView(found->output) : ConstImageView();
}

ConstImageView Network::activationGradient(NodeId node) const {
    assert(impl_->purpose == Purpose::Inspection);
    const RunningNode* found = impl_->find(node);
    return found ? ConstImageView(found->gradient) : ConstImageView();
}

}  // namespace fovea
