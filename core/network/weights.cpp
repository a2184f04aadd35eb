// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/weights.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <new>
#include <numeric>
#include <set>
#include <utility>
#include <variant>

#include "core/memory.h"
#include "core/tensor/random.h"

namespace fovea {

namespace {

/// A window over a long vector can ask for 2^67 weights. Counts stop here instead of wrapping: nobody has
/// the memory, and sums of two of them still fit.
constexpr std::size_t largestCount = std::size_t{1} << 60;

std::size_t countOf(const std::vector<int>& dims) {
    return std::accumulate(dims.begin(), dims.end(), std::size_t{1}, [](std::size_t product, int side) {
        std::size_t count = 0;
        const bool overflows = __builtin_mul_overflow(product, static_cast<std::size_t>(side), &count);
        return overflows ? largestCount : std::min(count, largestCount);
    });
}

std::size_t alignedUp(std::size_t value) {
    return (value + parameterAlignment - 1) / parameterAlignment * parameterAlignment;
}

/// What the layers behind `id` ask of its weights: He's initialisation before LeCun's before Xavier's, if they differ.
InitialWeights initialisationOf(const NetworkSpec& spec, NodeId id) {
    std::set<NodeId> seen;  // branches that meet again must not be walked once for each path
    std::vector<NodeId> open = spec.consumersOf(id);
    InitialWeights result = InitialWeights::Xavier;
    while (!open.empty()) {
        const NodeId next = open.back();
        open.pop_back();
        if (!seen.insert(next).second) continue;
        switch (initialWeightsBefore(spec.find(next)->layer)) {
            case InitialWeights::He: return InitialWeights::He;
            case InitialWeights::LeCun: result = InitialWeights::LeCun; break;
            case InitialWeights::Own:
            case InitialWeights::Xavier: break;
            case InitialWeights::Unconcerned: {
                const auto consumers = spec.consumersOf(next);
                open.insert(open.end(), consumers.begin(), consumers.end());
            }
        }
    }
    return result;
}

void draw(std::span<float> values, const LayerTensor& tensor, InitialWeights initialisation, RandomStream random) {
    if (initialisation == InitialWeights::Xavier) {
        const double bound = std::sqrt(6.0 / (tensor.fanIn + tensor.fanOut));
        for (float& value : values) value = static_cast<float>(random.uniform(-bound, bound));
        return;
    }
    const double gain = initialisation == InitialWeights::He ? 2.0 : 1.0;
    const double deviation = std::sqrt(gain / tensor.fanIn);
    for (float& value : values) value = static_cast<float>(deviation * random.normal());
}

/// What a layer's weights are drawn by; nothing for zeros.
void drawAs(Initialisation kind, std::span<float> values, const LayerTensor& tensor, InitialWeights usual,
            RandomStream random) {
    constexpr double smallDeviation = 0.01;
    switch (kind) {
        case Initialisation::Usual:
        case Initialisation::Dirac: return draw(values, tensor, usual, random);
        case Initialisation::He: return draw(values, tensor, InitialWeights::He, random);
        case Initialisation::Xavier: return draw(values, tensor, InitialWeights::Xavier, random);
        case Initialisation::Zero: return;
        case Initialisation::Small:
            for (float& value : values) value = static_cast<float>(smallDeviation * random.normal());
    }
}

/// Kernel h × kernel w × input channels of a group × filters: the first filters of each group hand a channel on.
void passChannelsOn(std::span<float> values, const std::vector<int>& dims, int groups) {
    const int channels = dims[2];
    const int filters = dims[3];
    const int perGroup = filters / groups;
    for (int filter = 0; filter < filters; ++filter) {
        if (filter % perGroup >= channels) continue;
        for (std::size_t i = static_cast<std::size_t>(filter); i < values.size();
             i += static_cast<std::size_t>(filters))
            values[i] = 0;
        const int place = ((dims[0] / 2) * dims[1] + dims[1] / 2) * channels + filter % perGroup;
        values[static_cast<std::size_t>(place) * static_cast<std::size_t>(filters) + static_cast<std::size_t>(filter)] =
            1;
    }
}

std::vector<Shape> inputShapes(const NetworkSpec& spec, const std::map<NodeId, Shape>& shapes, NodeId id) {
    std::vector<Shape> inputs;
    for (const NodeId input : spec.inputsOf(id)) inputs.push_back(shapes.at(input));
    return inputs;
}

}  // namespace

const ParameterTensor* ParameterLayout::find(NodeId node, ParameterRole role) const {
    const auto found = std::ranges::find_if(
        parameters, [&](const ParameterTensor& parameter) { return parameter.node == node && parameter.role == role; });
    return found == parameters.end() ? nullptr : &*found;
}

std::shared_ptr<const ParameterLayout> parameterLayout(const NetworkSpec& spec) {
    const auto shapes = soundShapes(spec);
    auto layout = std::make_shared<ParameterLayout>();
    std::size_t offset = 0;
    const auto addTensors = [&](bool trained) {
        for (const NodeId id : spec.topologicalOrder()) {
            for (LayerTensor& tensor : tensorsOf(spec.find(id)->layer, inputShapes(spec, shapes, id))) {
                if (isTrained(tensor.role) != trained) continue;
                const std::size_t count = countOf(tensor.dims);
                layout->parameters.push_back({id, tensor.role, std::move(tensor.dims), offset, count});
                offset = std::min(alignedUp(offset + count), largestCount);
            }
        }
    };
    addTensors(true);
    layout->trainedCount = offset;
    addTensors(false);
    layout->totalCount = offset;
    return layout;
}

std::span<const float> Weights::view(NodeId node, ParameterRole role) const {
    const ParameterTensor* parameter = layout ? layout->find(node, role) : nullptr;
    return parameter ? std::span(values).subspan(parameter->offset, parameter->count) : std::span<const float>();
}

std::span<float> Weights::view(NodeId node, ParameterRole role) {
    const ParameterTensor* parameter = layout ? layout->find(node, role) : nullptr;
    return parameter ? std::span(values).subspan(parameter->offset, parameter->count) : std::span<float>();
}

Weights initialWeights(const NetworkSpec& spec, std::uint64_t seed, Initialisation initialisation) {
    Weights weights{parameterLayout(spec), {}};
    weights.values.assign(weights.layout->totalCount, 0.0F);
    const auto shapes = soundShapes(spec);
    for (const Node& node : spec.nodes) {
        for (const LayerTensor& tensor : tensorsOf(node.layer, inputShapes(spec, shapes, node.id))) {
            const std::span<float> values = weights.view(node.id, tensor.role);
            // A stream for each node: adding a layer leaves the others' numbers as they are.
            if (tensor.initial)
                std::ranges::fill(values, *tensor.initial);
            else
                drawAs(initialisation, values, tensor, initialisationOf(spec, node.id),
                       RandomStream(seed, RandomPurpose::Weights, node.id.value));
            const auto* conv = std::get_if<Conv2dSpec>(&node.layer);
            if (initialisation == Initialisation::Dirac && conv != nullptr && tensor.role == ParameterRole::Weight)
                passChannelsOn(values, tensor.dims, conv->groups);
        }
    }
    return weights;
}

int transferWeights(const Weights& from, Weights& to) {
    if (!from.layout || !to.layout) return 0;
    int copied = 0;
    for (const ParameterTensor& parameter : to.layout->parameters) {
        const ParameterTensor* source = from.layout->find(parameter.node, parameter.role);
        if (!source || source->dims != parameter.dims) continue;
        std::ranges::copy(std::span(from.values).subspan(source->offset, source->count),
                          to.values.begin() + static_cast<std::ptrdiff_t>(parameter.offset));
        ++copied;
    }
    return copied;
}

Result<std::shared_ptr<const Weights>> weightsFor(const NetworkSpec& spec, std::uint64_t seed,
                                                  const std::shared_ptr<const Weights>& trained,
                                                  Initialisation initialisation) {
    const auto layout = parameterLayout(spec);
    if (trained && trained->layout && *trained->layout == *layout) return trained;
    if (const auto enough = checkMemory(layout->totalCount * sizeof(float)); !enough) return enough.error();
    try {
        auto weights = std::make_shared<Weights>(initialWeights(spec, seed, initialisation));
        if (trained) transferWeights(*trained, *weights);
        return std::shared_ptr<const Weights>(std::move(weights));
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    }
}

}  // namespace fovea
