// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/weight_tensors.h"

#include <algorithm>

namespace fovea {
namespace {

constexpr std::string_view fastName = "fast";

std::string statePrefix(std::string_view state) { return "optimizer/" + std::string(state) + "/"; }

}  // namespace

std::string WeightTensors::nameOf(const ParameterTensor& parameter) const {
    const auto module = modules_.find(parameter.node);
    return module == modules_.end() ? std::string() : tensorName(module->second, parameter.role);
}

void WeightTensors::writeTensors(const std::string& prefix, const ParameterLayout& layout,
                                 const std::vector<float>& values, TensorStore& store) const {
    for (const ParameterTensor& parameter : layout.parameters) {
        const std::string name = nameOf(parameter);
        if (name.empty() || parameter.offset + parameter.count > values.size()) continue;
        const std::vector<float> numbers =
            order_.toTorch(parameter, std::span(values).subspan(parameter.offset, parameter.count));
        store.add(prefix + name, order_.torchShape(parameter), std::span<const float>(numbers));
    }
}

std::vector<float> WeightTensors::readTensors(const std::string& prefix, const ParameterLayout& layout,
                                              std::size_t count, TensorSource& source) const {
    const auto isWanted = [&](const ParameterTensor& parameter) { return parameter.offset + parameter.count <= count; };
    // All are checked before room for any is made: a network of a few letters can ask for terabytes.
    for (const ParameterTensor& parameter : layout.parameters)
        if (isWanted(parameter) &&
            !source.check(prefix + nameOf(parameter), TensorType::F32, order_.torchShape(parameter)))
            return {};
    std::vector<float> values(count, 0.0F);
    for (const ParameterTensor& parameter : layout.parameters) {
        if (!isWanted(parameter)) continue;
        const auto torch = source.bytesOf(prefix + nameOf(parameter), TensorType::F32, order_.torchShape(parameter));
        order_.toEngine(parameter, torch, std::span(values).subspan(parameter.offset, parameter.count));
    }
    return values;
}

void WeightTensors::write(const ParameterLayout& layout, const std::vector<float>& values, TensorStore& store) const {
    writeTensors({}, layout, values, store);
}

std::optional<Weights> WeightTensors::read(std::shared_ptr<const ParameterLayout> layout, TensorSource& source) const {
    const bool any = std::any_of(layout->parameters.begin(), layout->parameters.end(),
                                 [&](const ParameterTensor& parameter) { return source.has(nameOf(parameter)); });
    if (!any && !layout->parameters.empty()) return std::nullopt;
    std::vector<float> values = readTensors({}, *layout, layout->totalCount, source);
    if (source.error()) return std::nullopt;
    return Weights{std::move(layout), std::move(values)};
}

void WeightTensors::writeOptimizer(const ParameterLayout& layout, const OptimizerOptions& optimizer,
                                   const std::vector<std::vector<float>>& state, TensorStore& store) const {
    const auto names = stateNames(optimizer);
    for (std::size_t i = 0; i < std::min(state.size(), names.size()); ++i)
        writeTensors(statePrefix(names[i]), layout, state[i], store);
}

std::vector<std::vector<float>> WeightTensors::readOptimizer(const ParameterLayout& layout,
                                                             const OptimizerOptions& optimizer,
                                                             TensorSource& source) const {
    std::vector<std::vector<float>> state;
    for (const std::string_view name : stateNames(optimizer)) {
        if (source.error()) break;
        state.push_back(readTensors(statePrefix(name), layout, layout.trainedCount, source));
    }
    return state;
}

void WeightTensors::writeFast(const ParameterLayout& layout, const std::vector<float>& values,
                              TensorStore& store) const {
    writeTensors(statePrefix(fastName), layout, values, store);
}

std::vector<float> WeightTensors::readFast(const ParameterLayout& layout, TensorSource& source) const {
    return readTensors(statePrefix(fastName), layout, layout.totalCount, source);
}

std::map<std::string, StoredTensor> WeightTensors::list(const ParameterLayout& layout,
                                                        const OptimizerOptions& optimizer, bool averages) const {
    std::map<std::string, StoredTensor> tensors;
    for (const ParameterTensor& parameter : layout.parameters) {
        const StoredTensor tensor{TensorType::F32, order_.torchShape(parameter), {}};
        const std::string name = nameOf(parameter);
        tensors.emplace(name, tensor);
        if (averages) tensors.emplace(statePrefix(fastName) + name, tensor);
        if (!isTrained(parameter.role)) continue;
        for (const std::string_view state : stateNames(optimizer)) tensors.emplace(statePrefix(state) + name, tensor);
    }
    return tensors;
}

std::vector<float> WeightTensors::flat(const ParameterLayout& layout, const std::vector<float>& values) const {
    std::vector<float> list;
    list.reserve(flatCount(layout, values.size()));
    for (const ParameterTensor& parameter : layout.parameters) {
        if (parameter.offset + parameter.count > values.size()) continue;
        const std::vector<float> numbers =
            order_.toTorch(parameter, std::span(values).subspan(parameter.offset, parameter.count));
        list.insert(list.end(), numbers.begin(), numbers.end());
    }
    return list;
}

std::vector<float> WeightTensors::fromFlat(const ParameterLayout& layout, std::size_t count,
                                           std::span<const std::byte> list) const {
    std::vector<float> values(count, 0.0F);
    for (const ParameterTensor& parameter : layout.parameters) {
        if (parameter.offset + parameter.count > count) continue;
        const std::size_t bytes = parameter.count * sizeof(float);
        order_.toEngine(parameter, list.first(bytes), std::span(values).subspan(parameter.offset, parameter.count));
        list = list.subspan(bytes);
    }
    return values;
}

std::size_t WeightTensors::flatCount(const ParameterLayout& layout, std::size_t count) {
    std::size_t sum = 0;
    for (const ParameterTensor& parameter : layout.parameters)
        if (parameter.offset + parameter.count <= count) sum += parameter.count;
    return sum;
}

std::vector<std::string> WeightTensors::flatOrder(const ParameterLayout& layout) const {
    std::vector<std::string> names;
    for (const ParameterTensor& parameter : layout.parameters) names.push_back(nameOf(parameter));
    return names;
}

}  // namespace fovea
