// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/packed_weights.h"

#include <cmath>
#include <utility>

namespace fovea {

namespace {

// Below this many floats a parallel loop costs more than it saves.
constexpr std::size_t smallestParallelPack = 65536;

}  // namespace

PackedWeights::PackedWeights(const NetworkSpec& spec, const NetworkPlan& plan, const Weights& weights, float* panels)
    : plan_(plan), panels_(panels), layerIndex_(plan.graph.size(), -1) {
    for (const PlannedConvolution& planned : plan.convolutions) {
        const NodeId id = plan.graph[static_cast<std::size_t>(planned.node)].id;
        const std::span<const float> weight = weights.view(id, ParameterRole::Weight);
        const std::span<const float> bias = weights.view(id, ParameterRole::Bias);
        Layer layer{.planned = &planned,
                    .weight = weight.data(),
                    .bias = bias.empty() ? nullptr : bias.data(),
                    .weightCount = weight.size(),
                    .filters = planned.convolution->problem().filters};
        if (const int norm = plan.inference.schedule.at(planned.node).foldedNorm; norm >= 0) {
            const NodeId normId = plan.graph[static_cast<std::size_t>(norm)].id;
            layer.norm = &std::get<BatchNormSpec>(spec.find(normId)->layer);
            // Folding only reads the running statistics.
            Weights& all = const_cast<Weights&>(weights);
            layer.normParameters = {
                weights.view(normId, ParameterRole::Weight), weights.view(normId, ParameterRole::Bias),
                all.view(normId, ParameterRole::RunningMean), all.view(normId, ParameterRole::RunningVariance)};
        }
        const int index = static_cast<int>(layers_.size());
        layerIndex_[static_cast<std::size_t>(planned.node)] = index;
        const auto addJobs = [&](std::vector<Job>& jobs, kernels::ConvPass pass) {
            for (int part = 0; part < planned.convolution->packJobs(pass); ++part) jobs.push_back({index, pass, part});
        };
        addJobs(trainingJobs_, kernels::ConvPass::Forward);
        if (planned.hasGradientPanels) addJobs(trainingJobs_, kernels::ConvPass::InputGradient);
        if (!layer.norm) addJobs(inferenceJobs_, kernels::ConvPass::Forward);
        layers_.push_back(layer);
    }
}

void PackedWeights::prepare(Mode mode, Workers& workers) {
    if (mode == Mode::Inference && packedFor_ == mode) return;
    if (mode == Mode::Training)
        run(trainingJobs_, workers);
    else
        packForInference(workers);
    packedFor_ = mode;
}

void PackedWeights::run(const std::vector<Job>& jobs, Workers& workers) {
    const bool areFew = plan_.earlyPanelFloats + plan_.latePanelFloats < smallestParallelPack;
    Workers& chosen = areFew ? Workers::serial() : workers;
    chosen.forEach(static_cast<int>(jobs.size()), [&](int i) {
        const Job& job = jobs[static_cast<std::size_t>(i)];
        const Layer& layer = layers_[static_cast<std::size_t>(job.layer)];
        const bool isForward = job.pass == kernels::ConvPass::Forward;
        layer.planned->convolution->pack(
            job.pass, job.part, layer.weight,
            panels_ + (isForward ? layer.planned->forwardPanels : layer.planned->gradientPanels));
    });
}

void PackedWeights::packForInference(Workers& workers) {
    run(inferenceJobs_, workers);
    for (const Layer& layer : layers_)
        if (layer.norm) packFolded(layer, workers);
}

void PackedWeights::packFolded(const Layer& layer, Workers& workers) {
    float* bias = panels_ + layer.planned->foldedBias;
    const auto filters = static_cast<std::size_t>(layer.filters);
    const ParameterViews& norm = layer.normParameters;
    Scratch scratch;
    float* factor = scratch.floats(filters);
    for (std::size_t f = 0; f < filters; ++f) {
        const float scale = layer.norm->scale ? norm.weight[f] : 1.0F;
        const float shift = layer.norm->shift ? norm.bias[f] : 0.0F;
        factor[f] = scale / std::sqrt(norm.runningVariance[f] + layer.norm->epsilon);
        bias[f] = factor[f] * ((layer.bias ? layer.bias[f] : 0.0F) - norm.runningMean[f]) + shift;
    }
    for (std::size_t i = 0; i < layer.weightCount; i += filters)
        for (std::size_t f = 0; f < filters; ++f) panels_[i + f] = layer.weight[i + f] * factor[f];
    const kernels::Convolution& convolution = *layer.planned->convolution;
    workers.forEach(convolution.packJobs(kernels::ConvPass::Forward), [&](int part) {
        convolution.pack(kernels::ConvPass::Forward, part, panels_, panels_ + layer.planned->forwardPanels);
    });
}

PreparedConvolution PackedWeights::forward(int node) const {
    const Layer& layer = layerOf(node);
    const bool isFolded = layer.norm && packedFor_ == Mode::Inference;
    return {layer.planned->convolution.get(), panels_ + layer.planned->forwardPanels,
            isFolded ? panels_ + layer.planned->foldedBias : layer.bias};
}

PreparedConvolution PackedWeights::backward(int node) const {
    const Layer& layer = layerOf(node);
    return {layer.planned->convolution.get(),
            layer.planned->hasGradientPanels ? panels_ + layer.planned->gradientPanels : nullptr, nullptr};
}

}  // namespace fovea
