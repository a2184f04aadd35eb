// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/weight_tensors.h"

#include <algorithm>

namespace fovea {
namespace {

std::string statePrefix(std::string_view state) { return "optimizer/" + std::string(state) + "/"; }

}  // namespace

std::string WeightTensors::nameOf(const ParameterSlot& slot) const {
    const auto module = modules_.find(slot.node);
    return module == modules_.end() ? std::string() : tensorName(module->second, slot.role);
}

void WeightTensors::writeSlots(const std::string& prefix, const ParameterLayout& layout,
                               const std::vector<float>& values, TensorStore& store) const {
    for (const ParameterSlot& slot : layout.slots) {
        const std::string name = nameOf(slot);
        if (name.empty() || slot.offset + slot.count > values.size()) continue;
        const std::vector<float> numbers = order_.toTorch(slot, std::span(values).subspan(slot.offset, slot.count));
        store.add(prefix + name, order_.torchShape(slot), std::span<const float>(numbers));
    }
}

std::vector<float> WeightTensors::readSlots(const std::string& prefix, const ParameterLayout& layout, std::size_t count,
                                            TensorSource& source) const {
    const auto isWanted = [&](const ParameterSlot& slot) { return slot.offset + slot.count <= count; };
    // All are checked before room for any is made: a network of a few letters can ask for terabytes.
    for (const ParameterSlot& slot : layout.slots)
        if (isWanted(slot) && !source.check(prefix + nameOf(slot), TensorType::F32, order_.torchShape(slot))) return {};
    std::vector<float> values(count, 0.0F);
    for (const ParameterSlot& slot : layout.slots) {
        if (!isWanted(slot)) continue;
        const auto torch = source.bytesOf(prefix + nameOf(slot), TensorType::F32, order_.torchShape(slot));
        order_.toEngine(slot, torch, std::span(values).subspan(slot.offset, slot.count));
    }
    return values;
}

void WeightTensors::write(const ParameterLayout& layout, const std::vector<float>& values, TensorStore& store) const {
    writeSlots({}, layout, values, store);
}

std::optional<Weights> WeightTensors::read(std::shared_ptr<const ParameterLayout> layout, TensorSource& source) const {
    const bool any = std::any_of(layout->slots.begin(), layout->slots.end(),
                                 [&](const ParameterSlot& slot) { return source.has(nameOf(slot)); });
    if (!any && !layout->slots.empty()) return std::nullopt;
    std::vector<float> values = readSlots({}, *layout, layout->totalCount, source);
    if (source.error()) return std::nullopt;
    return Weights{std::move(layout), std::move(values)};
}

void WeightTensors::writeOptimizer(const ParameterLayout& layout, const OptimizerOptions& optimizer,
                                   const std::vector<std::vector<float>>& state, TensorStore& store) const {
    const auto names = stateNames(optimizer);
    for (std::size_t i = 0; i < std::min(state.size(), names.size()); ++i)
        writeSlots(statePrefix(names[i]), layout, state[i], store);
}

std::vector<std::vector<float>> WeightTensors::readOptimizer(const ParameterLayout& layout,
                                                             const OptimizerOptions& optimizer,
                                                             TensorSource& source) const {
    std::vector<std::vector<float>> state;
    for (const std::string_view name : stateNames(optimizer)) {
        if (source.error()) break;
        state.push_back(readSlots(statePrefix(name), layout, layout.trainedCount, source));
    }
    return state;
}

std::map<std::string, StoredTensor> WeightTensors::list(const ParameterLayout& layout,
                                                        const OptimizerOptions& optimizer) const {
    std::map<std::string, StoredTensor> tensors;
    for (const ParameterSlot& slot : layout.slots) {
        const StoredTensor tensor{TensorType::F32, order_.torchShape(slot), {}};
        const std::string name = nameOf(slot);
        tensors.emplace(name, tensor);
        if (!isTrained(slot.role)) continue;
        for (const std::string_view state : stateNames(optimizer)) tensors.emplace(statePrefix(state) + name, tensor);
    }
    return tensors;
}

std::vector<float> WeightTensors::flat(const ParameterLayout& layout, const std::vector<float>& values) const {
    std::vector<float> list;
    list.reserve(flatCount(layout, values.size()));
    for (const ParameterSlot& slot : layout.slots) {
        if (slot.offset + slot.count > values.size()) continue;
        const std::vector<float> numbers = order_.toTorch(slot, std::span(values).subspan(slot.offset, slot.count));
        list.insert(list.end(), numbers.begin(), numbers.end());
    }
    return list;
}

std::vector<float> WeightTensors::fromFlat(const ParameterLayout& layout, std::size_t count,
                                           std::span<const std::byte> list) const {
    std::vector<float> values(count, 0.0F);
    for (const ParameterSlot& slot : layout.slots) {
        if (slot.offset + slot.count > count) continue;
        const std::size_t bytes = slot.count * sizeof(float);
        order_.toEngine(slot, list.first(bytes), std::span(values).subspan(slot.offset, slot.count));
        list = list.subspan(bytes);
    }
    return values;
}

std::size_t WeightTensors::flatCount(const ParameterLayout& layout, std::size_t count) {
    std::size_t sum = 0;
    for (const ParameterSlot& slot : layout.slots)
        if (slot.offset + slot.count <= count) sum += slot.count;
    return sum;
}

std::vector<std::string> WeightTensors::flatOrder(const ParameterLayout& layout) const {
    std::vector<std::string> names;
    for (const ParameterSlot& slot : layout.slots) names.push_back(nameOf(slot));
    return names;
}

}  // namespace fovea
