// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of fields are those of onnx.proto.
#include "core/exchange/onnx/onnx_messages.h"

#include "core/exchange/onnx/wire_writer.h"

namespace fovea::onnx {
namespace {

using onnxfile::WireWriter;

enum AttributeType { Float = 1, Int = 2, Ints = 7 };

WireWriter written(const Attribute& attribute) {
    WireWriter message;
    message.bytes(1, attribute.name);
    if (const auto* real = std::get_if<float>(&attribute.value)) {
        message.real(2, *real);
        message.whole(20, AttributeType::Float);
    } else if (const auto* whole = std::get_if<std::int64_t>(&attribute.value)) {
        message.whole(3, *whole);
        message.whole(20, AttributeType::Int);
    } else {
        for (const std::int64_t each : std::get<std::vector<std::int64_t>>(attribute.value)) message.whole(8, each);
        message.whole(20, AttributeType::Ints);
    }
    return message;
}

WireWriter written(const Node& node) {
    WireWriter message;
    for (const std::string& input : node.inputs) message.bytes(1, input);
    message.bytes(2, node.output);
    message.bytes(3, node.name);
    message.bytes(4, node.type);
    for (const Attribute& attribute : node.attributes) message.message(5, written(attribute));
    if (!node.note.empty()) message.bytes(6, node.note);
    return message;
}

WireWriter written(const Tensor& tensor) {
    WireWriter message;
    message.reserve(tensor.raw.size() + tensor.name.size() + 128);
    for (const std::int64_t side : tensor.dims) message.whole(1, side);
    message.whole(2, static_cast<std::int64_t>(tensor.type));
    message.bytes(8, tensor.name);
    message.bytes(9, tensor.raw);
    return message;
}

WireWriter written(const Value& value) {
    WireWriter shape;
    WireWriter images;
    images.bytes(2, "N");
    shape.message(1, images);
    for (const std::int64_t side : value.dims) {
        WireWriter dimension;
        dimension.whole(1, side);
        shape.message(1, dimension);
    }
    WireWriter tensor;
    tensor.whole(1, static_cast<std::int64_t>(onnxfile::NumberType::Float));
    tensor.message(2, shape);
    WireWriter type;
    type.message(1, tensor);
    WireWriter message;
    message.bytes(1, value.name);
    message.message(2, type);
    return message;
}

WireWriter written(Graph graph) {
    WireWriter message;
    for (const Node& node : graph.nodes) message.message(1, written(node));
    message.bytes(2, graph.name);
    std::size_t weights = 0;
    for (const Tensor& tensor : graph.tensors) weights += tensor.raw.size() + tensor.name.size() + 128;
    message.reserve(weights + graph.nodes.size() * 512);
    for (Tensor& tensor : graph.tensors) message.message(5, written(std::exchange(tensor, {})));
    message.message(11, written(graph.input));
    message.message(12, written(graph.output));
    return message;
}

}  // namespace

std::string fileBytes(Model model) {
    WireWriter file;
    file.whole(1, model.irVersion);
    file.bytes(2, model.producer);
    file.bytes(3, model.producerVersion);
    file.message(7, written(std::move(model.graph)));
    WireWriter operators;
    operators.whole(2, model.operatorSet);
    file.message(8, operators);
    for (const auto& [key, value] : model.metadata) {
        WireWriter entry;
        entry.bytes(1, key);
        entry.bytes(2, value);
        file.message(14, entry);
    }
    return file.take();
}

}  // namespace fovea::onnx
