// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/score_gradient.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <new>
#include <vector>

#include "core/network/network_plan.h"

namespace fovea {
namespace {

constexpr std::size_t alignment = 64;
constexpr std::size_t spareBytes = 64;  // kernels handle whole vectors; the last may reach past the end

struct AlignedDelete {
    void operator()(std::byte* bytes) const { ::operator delete (bytes, std::align_val_t{alignment}); }
};

/// Zeroed memory for one buffer.
class Block {
public:
    explicit Block(std::size_t bytes = 0) : bytes_(bytes) {
        memory_.reset(static_cast<std::byte*>(::operator new (bytes + spareBytes, std::align_val_t{alignment})));
        std::fill_n(memory_.get(), bytes + spareBytes, std::byte{0});
    }
    std::span<std::byte> bytes() const { return {memory_.get(), bytes_}; }
    float* floats() const { return reinterpret_cast<float*>(memory_.get()); }

private:
    std::size_t bytes_;
    std::unique_ptr<std::byte, AlignedDelete> memory_;
};

std::size_t floatBytes(std::int64_t values) { return static_cast<std::size_t>(values) * sizeof(float); }

struct RunningNode {
    NodeId id;
    const LayerSpec* layer = nullptr;
    Shape shape;
    std::vector<std::size_t> inputs;  ///< positions
    std::vector<bool> accumulate;     ///< for each input: its gradient has been begun
    Block output;
    Block gradient;
    Block memory;
    Block weightGradient;  ///< layers write theirs whether or not anybody asks
    Block biasGradient;
};

}  // namespace

struct ScoreGradient::Impl {
    Model model;
    std::shared_ptr<Workers> workers;
    std::vector<RunningNode> nodes;
    std::vector<float> pixelGradient;
    int batch = 0;
    int count = 0;

    void addNode(NodeId id, const std::map<NodeId, Shape>& shapes, std::map<NodeId, std::size_t>& positions);
    void planAccumulation();
    void forward(RunningNode& node);
    void backward(RunningNode& node);
    void standardise(std::span<const float> pixels);

    ImageView view(const Block& block, const RunningNode& node) const {
        return denseView(block.floats(), count, node.shape);
    }
    std::vector<ConstImageView> inputsOf(const RunningNode& node) const;
    ParameterViews parametersOf(NodeId id) {
        return {std::as_const(model.weights).view(id, ParameterRole::Weight),
                std::as_const(model.weights).view(id, ParameterRole::Bias),
                model.weights.view(id, ParameterRole::RunningMean),
                model.weights.view(id, ParameterRole::RunningVariance)};
    }
    const RunningNode* find(NodeId id) const {
        const auto found = std::ranges::find(nodes, id, &RunningNode::id);
        return found == nodes.end() ? nullptr : &*found;
    }
};

void ScoreGradient::Impl::addNode(NodeId id, const std::map<NodeId, Shape>& shapes,
                                  std::map<NodeId, std::size_t>& positions) {
    const Node& node = *model.spec.find(id);
    const Shape shape = shapes.at(id);
    std::vector<Shape> inputs;
    std::vector<std::size_t> places;
    for (const NodeId input : model.spec.inputsOf(id)) {
        inputs.push_back(shapes.at(input));
        places.push_back(positions.at(input));
    }
    const std::size_t memory =
        std::visit([&](const auto& layer) { return memoryBytes(layer, inputs, batch); }, node.layer);
    const auto countOf = [&](ParameterRole role) { return model.weights.view(id, role).size() * sizeof(float); };
    positions[id] = nodes.size();
    const std::size_t bytes = floatBytes(shape.size() * batch);
    nodes.push_back({id,
                     &node.layer,
                     shape,
                     std::move(places),
                     {},
                     Block(bytes),
                     Block(bytes),
                     Block(memory),
                     Block(countOf(ParameterRole::Weight)),
                     Block(countOf(ParameterRole::Bias))});
}

void ScoreGradient::Impl::planAccumulation() {
    std::vector<bool> begun(nodes.size(), false);
    for (auto node = nodes.rbegin(); node != nodes.rend(); ++node) {
        for (const std::size_t input : node->inputs) {
            node->accumulate.push_back(begun[input]);
            begun[input] = true;
        }
    }
}

std::vector<ConstImageView> ScoreGradient::Impl::inputsOf(const RunningNode& node) const {
    std::vector<ConstImageView> views;
    for (const std::size_t input : node.inputs) views.push_back(view(nodes[input].output, nodes[input]));
    return views;
}

void ScoreGradient::Impl::standardise(std::span<const float> pixels) {
    float* to = nodes.front().output.floats();
    const std::size_t channels = model.preprocessing.mean.size();
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        const std::size_t c = i % channels;
        to[i] = (pixels[i] - model.preprocessing.mean[c]) * (1.0F / model.preprocessing.deviation[c]);
    }
}

void ScoreGradient::Impl::forward(RunningNode& node) {
    const std::vector<ConstImageView> inputs = inputsOf(node);
    // In training mode the other kinds compute the same and keep what backward needs.
    const bool differs =
        std::holds_alternative<BatchNormSpec>(*node.layer) || std::holds_alternative<DropoutSpec>(*node.layer);
    const LayerForward pass{.inputs = inputs,
                            .output = view(node.output, node),
                            .parameters = parametersOf(node.id),
                            .memory = node.memory.bytes(),
                            .mode = differs ? Mode::Inference : Mode::Training,
                            .node = node.id.value,
                            .workers = workers.get()};
    std::visit([&](const auto& layer) { fovea::forward(layer, pass); }, *node.layer);
}

namespace {

/// dx (+)= dy · factor, with one factor for each channel.
void scaleGradient(const ConstImageView& dy, std::span<const float> factor, const InputGradient& dx) {
    const auto values = static_cast<std::size_t>(dy.shape.size() * dy.count);
    for (std::size_t i = 0; i < values; ++i) {
        const float value = dy.data[i] * factor[i % factor.size()];
        dx.view.data[i] = dx.accumulate ? dx.view.data[i] + value : value;
    }
}

}  // namespace

void ScoreGradient::Impl::backward(RunningNode& node) {
    std::vector<InputGradient> inputGradients;
    for (std::size_t i = 0; i < node.inputs.size(); ++i) {
        const RunningNode& input = nodes[node.inputs[i]];
        inputGradients.push_back({view(input.gradient, input), node.accumulate[i]});
    }
    const ConstImageView outputGradient = view(node.gradient, node);
    const ParameterViews parameters = parametersOf(node.id);
    std::vector<float> factor(static_cast<std::size_t>(node.shape.channels), 1.0F);
    if (const auto* norm = std::get_if<BatchNormSpec>(node.layer)) {
        for (std::size_t c = 0; c < factor.size(); ++c)
            factor[c] = parameters.weight[c] / std::sqrt(parameters.runningVariance[c] + norm->epsilon);
        return scaleGradient(outputGradient, factor, inputGradients.front());
    }
    if (std::holds_alternative<DropoutSpec>(*node.layer))
        return scaleGradient(outputGradient, factor, inputGradients.front());
    const std::vector<ConstImageView> inputs = inputsOf(node);
    const auto floats = [](const Block& block) {
        return std::span<float>(block.floats(), block.bytes().size() / sizeof(float));
    };
    const LayerBackward pass{.inputs = inputs,
                             .output = view(node.output, node),
                             .outputGradient = outputGradient,
                             .inputGradients = inputGradients,
                             .parameters = parameters,
                             .parameterGradients = {floats(node.weightGradient), floats(node.biasGradient)},
                             .memory = node.memory.bytes(),
                             .node = node.id.value,
                             .workers = workers.get()};
    std::visit([&](const auto& layer) { fovea::backward(layer, pass); }, *node.layer);
}

ScoreGradient::ScoreGradient(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ScoreGradient::~ScoreGradient() = default;

Result<std::unique_ptr<ScoreGradient>> ScoreGradient::create(const Model& model, int batch,
                                                             std::shared_ptr<Workers> workers) {
    assert(batch >= 1);
    if (const auto problems = validate(model.spec); !problems.empty())
        return Error{ErrorCode::NetworkInvalid, {std::string()}};
    auto impl = std::make_unique<Impl>();
    impl->model = model;
    impl->batch = batch;
    impl->workers = std::move(workers);
    const std::map<NodeId, Shape> shapes = soundShapes(model.spec);
    std::map<NodeId, std::size_t> positions;
    try {
        for (const NodeId id : model.spec.topologicalOrder()) impl->addNode(id, shapes, positions);
        impl->pixelGradient.reserve(static_cast<std::size_t>(impl->nodes.front().shape.size() * batch));
    } catch (const std::bad_alloc&) {
        const std::uint64_t needed = planNetwork(model.spec, batch, Purpose::Inspection).arenaBytes();
        return Error{ErrorCode::OutOfMemory,
                     {static_cast<std::int64_t>(std::min<std::uint64_t>(needed, INT64_MAX)), std::int64_t{0}}};
    }
    impl->planAccumulation();
    return std::unique_ptr<ScoreGradient>(new ScoreGradient(std::move(impl)));
}

void ScoreGradient::run(std::span<const float> pixels, int count, int classIndex) {
    Impl& net = *impl_;
    RunningNode& first = net.nodes.front();
    RunningNode& last = net.nodes.back();
    assert(count >= 1 && count <= net.batch && pixels.size() == static_cast<std::size_t>(first.shape.size() * count));
    assert(classIndex >= 0 && classIndex < last.shape.channels);
    net.count = count;
    net.standardise(pixels);
    for (RunningNode& node : net.nodes)
        if (!node.inputs.empty()) net.forward(node);

    const ImageView scores = net.view(last.gradient, last);
    std::fill_n(scores.data, last.shape.size() * count, 0.0F);
    for (int image = 0; image < count; ++image) scores.at(image, 0, 0, classIndex) = 1.0F;
    for (auto node = net.nodes.rbegin(); node != net.nodes.rend(); ++node)
        if (!node->inputs.empty()) net.backward(*node);

    const float* gradient = first.gradient.floats();
    net.pixelGradient.assign(gradient, gradient + pixels.size());
    const std::size_t channels = net.model.preprocessing.deviation.size();
    for (std::size_t i = 0; i < pixels.size(); ++i)
        net.pixelGradient[i] *= 1.0F / net.model.preprocessing.deviation[i % channels];
}

ConstImageView ScoreGradient::activation(NodeId node) const {
    const RunningNode* found = impl_->find(node);
    return found ? ConstImageView(impl_->view(found->output, *found)) : ConstImageView();
}

ConstImageView ScoreGradient::gradient(NodeId node) const {
    const RunningNode* found = impl_->find(node);
    return found ? ConstImageView(impl_->view(found->gradient, *found)) : ConstImageView();
}

std::span<const float> ScoreGradient::pixelGradient() const { return impl_->pixelGradient; }

}  // namespace fovea
