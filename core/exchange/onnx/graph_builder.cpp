// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/onnx/graph_builder.h"

namespace fovea {

std::string GraphBuilder::freeName(const std::string& wanted) {
    std::string name = wanted;
    for (int number = 2; !names_.insert(name).second; ++number) name = wanted + "_" + std::to_string(number);
    return name;
}

onnx::Node& GraphBuilder::addNode(const std::string& type, const std::string& name,
                                  const std::vector<std::string>& inputs, const std::string& output) {
    return graph_.nodes.emplace_back(
        onnx::Node{.type = type, .name = name, .inputs = inputs, .output = output, .attributes = {}, .note = {}});
}

void GraphBuilder::setFloat(onnx::Node& node, const std::string& name, float value) {
    node.attributes.push_back({name, value});
}

void GraphBuilder::setInt(onnx::Node& node, const std::string& name, std::int64_t value) {
    node.attributes.push_back({name, value});
}

void GraphBuilder::setInts(onnx::Node& node, const std::string& name, const std::vector<std::int64_t>& values) {
    node.attributes.push_back({name, values});
}

std::string GraphBuilder::addTensor(const std::string& wanted, onnxfile::NumberType type,
                                    const std::vector<std::int64_t>& dims, std::span<const std::byte> bytes) {
    std::string raw(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return graph_.tensors.emplace_back(onnx::Tensor{freeName(wanted), type, dims, std::move(raw)}).name;
}

std::string GraphBuilder::addFloats(const std::string& wanted, const std::vector<std::int64_t>& dims,
                                    std::span<const float> values) {
    return addTensor(wanted, onnxfile::NumberType::Float, dims, std::as_bytes(values));
}

std::string GraphBuilder::addInts(const std::string& wanted, std::span<const std::int64_t> values) {
    return addTensor(wanted, onnxfile::NumberType::Int64, {static_cast<std::int64_t>(values.size())},
                     std::as_bytes(values));
}

}  // namespace fovea
