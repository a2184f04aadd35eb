// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/batch_statistics.h"

#include <algorithm>

namespace fovea {

namespace {

/// Calls with the spec as its own type.
template <class Call>
void withKind(const LayerSpec& layer, const Call& call) {
    std::visit(
        [&](const auto& spec) {
            if constexpr (std::decay_t<decltype(spec)>::gradientReduction == GradientReduction::Statistics) call(spec);
        },
        layer);
}

}  // namespace

BatchStatistics::BatchStatistics(const NetworkPlan& plan, const std::vector<ParameterViews>& parameters)
    : index_(plan.graph.size(), -1), pixelsOfChunk_(static_cast<std::size_t>(plan.chunks)) {
    for (std::size_t i = 0; i < plan.graph.size(); ++i) {
        const GraphNode& node = plan.graph[i];
        if (!keepsStatistics(node)) continue;
        index_[i] = static_cast<int>(layers_.size());
        layers_.push_back(
            {.spec = node.layer, .parameters = parameters[i], .shape = node.shape, .isFrozen = node.isFrozen});
    }
    for (Layer& layer : layers_) {
        const int channels = layer.shape.channels;
        layer.stateMemory.assign(normStateFloats(channels), 0.0F);
        layer.state = normStateIn(layer.stateMemory.data(), channels);
        if (plan.training)
            layer.sums.resize(static_cast<std::size_t>(kernels::normStatisticsValues(channels) * plan.chunks));
    }
}

void BatchStatistics::takeRunning(Of which) {
    for (Layer& layer : layers_) {
        if (which == Of::Frozen && !layer.isFrozen) continue;
        withKind(*layer.spec, [&](const auto& spec) { fovea::takeRunning(spec, layer.parameters, layer.state); });
        std::ranges::fill(layer.state.ofInput, 0.0F);
        std::ranges::fill(layer.state.offset, 0.0F);
    }
}

void BatchStatistics::addForward(int node, const ConstImageView& input, int chunk, bool goesOn) {
    const std::ptrdiff_t values = kernels::normStatisticsValues(input.shape.channels);
    kernels::normStatistics(input, at(node).sums.data() + chunk * values, goesOn);
}

void BatchStatistics::reduceForward(int node, const kernels::Chunks& chunks, bool moveRunning) {
    Layer& layer = at(node);
    const std::int64_t pixels = std::int64_t{layer.shape.height} * layer.shape.width;
    for (int chunk = 0; chunk < chunks.pieces; ++chunk)
        pixelsOfChunk_[static_cast<std::size_t>(chunk)] = pixels * (chunks.end(chunk) - chunks.begin(chunk));
    const auto counts = std::span(pixelsOfChunk_).first(static_cast<std::size_t>(chunks.pieces));
    withKind(*layer.spec, [&](const auto& spec) {
        fovea::reduceForward(spec, layer.sums.data(), counts, layer.parameters, moveRunning, layer.state);
    });
}

void BatchStatistics::apply(int node, const ConstImageView& input, bool fusedRelu, const ImageView& output) const {
    const kernels::NormTerm own = term(node, input);
    kernels::normApply(input, own.mean, own.factor, own.shift, fusedRelu, output);
}

kernels::NormTerm BatchStatistics::term(int node, const ConstImageView& input) const {
    const Layer& layer = at(node);
    return {input, layer.state.mean.data(), layer.state.factor.data(), layer.state.shift.data()};
}

void BatchStatistics::addBackward(int node, const ConstImageView& input, const ConstImageView& relu,
                                  const ImageView& gradient, int chunk, bool goesOn) {
    Layer& layer = at(node);
    double* sums = layer.sums.data() + std::ptrdiff_t{2} * chunk * layer.shape.channels;
    if (relu.data != nullptr)
        kernels::reluBackwardAndSum(input, relu, gradient, layer.state.mean.data(), sums, goesOn);
    else
        kernels::normGradientSums(input, gradient, layer.state.mean.data(), sums, goesOn);
}

void BatchStatistics::reduceBackward(int node, int chunks, int count, const ParameterGradients& gradients) {
    Layer& layer = at(node);
    const std::int64_t pixels = std::int64_t{layer.shape.height} * layer.shape.width * count;
    fovea::reduceBackward(layer.sums.data(), chunks, pixels, layer.state, gradients);
}

void BatchStatistics::passGradient(int node, const ConstImageView& input, const ConstImageView& gradient,
                                   const InputGradient& inputGradient) const {
    if (inputGradient.view.data == nullptr) return;
    const NormState& state = at(node).state;
    kernels::normGradient(input, gradient,
                          {state.mean.data(), state.factor.data(), state.ofInput.data(), state.offset.data()},
                          inputGradient.view, inputGradient.accumulate);
}

}  // namespace fovea
