// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/weights.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>
#include <type_traits>
#include <utility>

#include "core/tensor/random.h"

namespace fovea {

namespace {

/// A window over a long vector can ask for 2^67 weights. Counts stop here instead of wrapping: nobody has
/// the memory, and sums of two of them still fit.
constexpr std::size_t largestCount = std::size_t{1} << 60;

struct Tensor {
    ParameterRole role{};
    std::vector<int> dims;
};

/// The tensors that a layer of this kind owns when it reads maps of shape `input`.
std::vector<Tensor> tensorsOf(const LayerSpec& layer, Shape input) {
    return std::visit(
        [&](const auto& spec) -> std::vector<Tensor> {
            using Spec = std::decay_t<decltype(spec)>;
            std::vector<Tensor> tensors;
            if constexpr (std::is_same_v<Spec, Conv2dSpec>) {
                tensors.push_back(
                    {ParameterRole::Weight,
                     {spec.kernel.height, spec.kernel.width, input.channels / spec.groups, spec.filters}});
                if (spec.bias) tensors.push_back({ParameterRole::Bias, {spec.filters}});
            } else if constexpr (std::is_same_v<Spec, DenseSpec>) {
                tensors.push_back({ParameterRole::Weight, {static_cast<int>(input.size()), spec.units}});
                if (spec.bias) tensors.push_back({ParameterRole::Bias, {spec.units}});
            } else if constexpr (std::is_same_v<Spec, BatchNormSpec>) {
                for (const auto role : {ParameterRole::Weight, ParameterRole::Bias, ParameterRole::RunningMean,
                                        ParameterRole::RunningVariance}) {
                    tensors.push_back({role, {input.channels}});
                }
            }
            return tensors;
        },
        layer);
}

std::size_t countOf(const std::vector<int>& dims) {
    return std::accumulate(dims.begin(), dims.end(), std::size_t{1}, [](std::size_t product, int side) {
        std::size_t count = 0;
        const bool overflows = __builtin_mul_overflow(product, static_cast<std::size_t>(side), &count);
        return overflows ? largestCount : std::min(count, largestCount);
    });
}

std::size_t alignedUp(std::size_t value) { return (value + slotAlignment - 1) / slotAlignment * slotAlignment; }

/// Whether the layer's output reaches a rectifier before anything else that bends or weighs it.
bool feedsRectifier(const NetworkSpec& spec, NodeId id) {
    std::set<NodeId> seen;  // branches that meet again must not be walked once for each path
    std::vector<NodeId> open = spec.consumersOf(id);
    while (!open.empty()) {
        const NodeId next = open.back();
        open.pop_back();
        if (!seen.insert(next).second) continue;
        const LayerSpec& layer = spec.find(next)->layer;
        if (std::holds_alternative<ReluSpec>(layer) || std::holds_alternative<LeakyReluSpec>(layer) ||
            std::holds_alternative<EluSpec>(layer)) {
            return true;
        }
        const bool bendsOrWeighs =
            std::holds_alternative<Conv2dSpec>(layer) || std::holds_alternative<DenseSpec>(layer) ||
            std::holds_alternative<SigmoidSpec>(layer) || std::holds_alternative<TanhSpec>(layer);
        if (bendsOrWeighs) continue;
        const auto consumers = spec.consumersOf(next);
        open.insert(open.end(), consumers.begin(), consumers.end());
    }
    return false;
}

void initialiseKernel(std::span<float> values, const std::vector<int>& dims, bool rectified, RandomStream random) {
    // {kh, kw, in, out} or {in, out}: all but the last make one unit's fan-in, all but the one before it its fan-out.
    const double out = dims.back();
    const double fanIn = static_cast<double>(values.size()) / out;
    const double window = fanIn / dims[dims.size() - 2];
    if (rectified) {
        const double deviation = std::sqrt(2.0 / fanIn);
        for (float& value : values) value = static_cast<float>(deviation * random.normal());
    } else {
        const double bound = std::sqrt(6.0 / (fanIn + window * out));
        for (float& value : values) value = static_cast<float>(random.uniform(-bound, bound));
    }
}

}  // namespace

const ParameterSlot* ParameterLayout::find(NodeId node, ParameterRole role) const {
    const auto found =
        std::ranges::find_if(slots, [&](const ParameterSlot& slot) { return slot.node == node && slot.role == role; });
    return found == slots.end() ? nullptr : &*found;
}

std::shared_ptr<const ParameterLayout> parameterLayout(const NetworkSpec& spec) {
    const auto shapes = soundShapes(spec);
    auto layout = std::make_shared<ParameterLayout>();
    std::size_t offset = 0;
    const auto addSlots = [&](bool trained) {
        for (const NodeId id : spec.topologicalOrder()) {
            const auto inputs = spec.inputsOf(id);
            if (inputs.empty()) continue;
            for (Tensor& tensor : tensorsOf(spec.find(id)->layer, shapes.at(inputs.front()))) {
                if (isTrained(tensor.role) != trained) continue;
                const std::size_t count = countOf(tensor.dims);
                layout->slots.push_back({id, tensor.role, std::move(tensor.dims), offset, count});
                offset = std::min(alignedUp(offset + count), largestCount);
            }
        }
    };
    addSlots(true);
    layout->trainedCount = offset;
    addSlots(false);
    layout->totalCount = offset;
    return layout;
}

std::span<const float> Weights::view(NodeId node, ParameterRole role) const {
    const ParameterSlot* slot = layout ? layout->find(node, role) : nullptr;
    return slot ? std::span(values).subspan(slot->offset, slot->count) : std::span<const float>();
}

std::span<float> Weights::view(NodeId node, ParameterRole role) {
    const ParameterSlot* slot = layout ? layout->find(node, role) : nullptr;
    return slot ? std::span(values).subspan(slot->offset, slot->count) : std::span<float>();
}

Weights initialWeights(const NetworkSpec& spec, std::uint64_t seed) {
    Weights weights{parameterLayout(spec), {}};
    weights.values.assign(weights.layout->totalCount, 0.0F);
    for (const ParameterSlot& slot : weights.layout->slots) {
        const std::span<float> values = std::span(weights.values).subspan(slot.offset, slot.count);
        const bool isScale = slot.role == ParameterRole::Weight && slot.dims.size() == 1;
        if (isScale || slot.role == ParameterRole::RunningVariance) {
            std::ranges::fill(values, 1.0F);
        } else if (slot.role == ParameterRole::Weight) {
            // A stream for each node: adding a layer leaves the others' numbers as they are.
            initialiseKernel(values, slot.dims, feedsRectifier(spec, slot.node),
                             RandomStream(seed, RandomPurpose::Weights, slot.node.value));
        }
    }
    return weights;
}

int transferWeights(const Weights& from, Weights& to) {
    if (!from.layout || !to.layout) return 0;
    int copied = 0;
    for (const ParameterSlot& slot : to.layout->slots) {
        const ParameterSlot* source = from.layout->find(slot.node, slot.role);
        if (!source || source->dims != slot.dims) continue;
        std::ranges::copy(std::span(from.values).subspan(source->offset, source->count),
                          to.values.begin() + static_cast<std::ptrdiff_t>(slot.offset));
        ++copied;
    }
    return copied;
}

}  // namespace fovea
