// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/onnx/graph_builder.h"

#include <bit>

namespace fovea {

static_assert(std::endian::native == std::endian::little, "raw_data is little-endian");

std::string GraphBuilder::freeName(const std::string& wanted) {
    std::string name = wanted;
    for (int number = 2; !names_.insert(name).second; ++number) name = wanted + "_" + std::to_string(number);
    return name;
}

onnx::Node& GraphBuilder::addNode(const std::string& type, const std::string& name,
                                  const std::vector<std::string>& inputs, const std::string& output) {
    onnx::Node& node = *graph_.add_node();
    node.set_op_type(type);
    node.set_name(name);
    for (const std::string& input : inputs) node.add_input(input);
    node.add_output(output);
    return node;
}

onnx::Attribute& GraphBuilder::attribute(onnx::Node& node, const std::string& name, onnx::Attribute::Type type) {
    onnx::Attribute& attribute = *node.add_attribute();
    attribute.set_name(name);
    attribute.set_type(type);
    return attribute;
}

void GraphBuilder::setFloat(onnx::Node& node, const std::string& name, float value) {
    attribute(node, name, onnx::Attribute::FLOAT).set_f(value);
}

void GraphBuilder::setInt(onnx::Node& node, const std::string& name, std::int64_t value) {
    attribute(node, name, onnx::Attribute::INT).set_i(value);
}

void GraphBuilder::setInts(onnx::Node& node, const std::string& name, const std::vector<std::int64_t>& values) {
    onnx::Attribute& list = attribute(node, name, onnx::Attribute::INTS);
    for (const std::int64_t value : values) list.add_ints(value);
}

std::string GraphBuilder::addTensor(const std::string& wanted, onnx::Tensor::DataType type,
                                    const std::vector<std::int64_t>& dims, std::span<const std::byte> bytes) {
    const std::string name = freeName(wanted);
    onnx::Tensor& tensor = *graph_.add_initializer();
    tensor.set_name(name);
    tensor.set_data_type(type);
    for (const std::int64_t side : dims) tensor.add_dims(side);
    tensor.set_raw_data(bytes.data(), bytes.size());
    return name;
}

std::string GraphBuilder::addFloats(const std::string& wanted, const std::vector<std::int64_t>& dims,
                                    std::span<const float> values) {
    return addTensor(wanted, onnx::Tensor::FLOAT, dims, std::as_bytes(values));
}

std::string GraphBuilder::addInts(const std::string& wanted, std::span<const std::int64_t> values) {
    return addTensor(wanted, onnx::Tensor::INT64, {static_cast<std::int64_t>(values.size())}, std::as_bytes(values));
}

void GraphBuilder::describe(onnx::ValueInfo& value, const std::string& name, const std::vector<std::int64_t>& dims) {
    value.set_name(name);
    auto& tensor = *value.mutable_type()->mutable_tensor_type();
    tensor.set_elem_type(onnx::Tensor::FLOAT);
    tensor.mutable_shape()->add_dim()->set_dim_param("N");
    for (const std::int64_t side : dims) tensor.mutable_shape()->add_dim()->set_dim_value(side);
}

}  // namespace fovea
