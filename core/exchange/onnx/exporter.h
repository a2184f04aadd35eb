// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/exchange/onnx/graph_builder.h"
#include "core/exchange/onnx/onnx_export.h"
#include "core/exchange/tensor_order.h"

namespace fovea::onnx {

/// A value of the ONNX graph that stands for a node's output.
struct LayerValue {
    std::string name;
    Shape shape;
    bool flat = false;  ///< N×C instead of N×C×H×W; only vectors are
    VectorOrder order;  ///< of a vector, where ONNX holds it otherwise than the engine
};

/// Writes a network layer by layer. Maps are N×C×H×W; a vector is N×C behind a flatten or a dense
/// layer and N×C×1×1 elsewhere, and is brought into the form that its reader needs.
class Exporter {
public:
    Exporter(const fovea::Model& model, OnnxPreprocessing preprocessing, Graph& graph)
        : model_(model),
          preprocessing_(preprocessing),
          graph_(graph),
          build_(graph),
          shapes_(soundShapes(model.spec)),
          orders_(vectorOrders(model.spec, inferShapes(model.spec))),
          tensors_(model.spec),
          modules_(moduleNames(model.spec)) {}

    void run() {
        const NodeId last = *model_.spec.outputNode();
        const std::string image = build_.freeName("image");
        const std::string logits = build_.freeName("logits");
        for (const NodeId id : model_.spec.topologicalOrder()) {
            const fovea::Node& node = *model_.spec.find(id);
            value_ = LayerValue{build_.freeName(modules_.at(id)), shapes_.at(id), false, orderOf(id)};
            node_ = &node;
            inputs_.clear();
            for (const NodeId input : model_.spec.inputsOf(id)) inputs_.push_back(values_.at(input));
            if (std::holds_alternative<InputSpec>(node.layer))
                writeInput(image);
            else
                std::visit([this](const auto& layer) { write(layer); }, node.layer);
            values_.emplace(id, value_);
        }
        // Every other node leads to the last, so that its value, brought into form, is the graph's last too.
        const LayerValue scores = flat(inEngineOrder(values_.at(last)));
        graph_.nodes.back().output = logits;
        graph_.output = {logits, {scores.shape.channels}};
    }

    /// The name of a layer that ONNX has no operator for; nothing else is right then.
    const std::optional<std::string>& unsupported() const { return unsupported_; }

private:
    VectorOrder orderOf(NodeId id) const {
        const auto found = orders_.find(id);
        return found == orders_.end() ? VectorOrder() : found->second;
    }

    /// N×C
    LayerValue flat(LayerValue value) {
        if (value.flat) return value;
        const std::string name = build_.freeName(value.name + "_flat");
        Node& node = build_.addNode("Flatten", name, {value.name}, name);
        node.note = formOnly;
        GraphBuilder::setInt(node, "axis", 1);
        value.name = name;
        value.flat = true;
        return value;
    }
    /// N×C×1×1
    LayerValue asMaps(LayerValue value) {
        if (!value.flat) return value;
        const std::vector<std::int64_t> shape{0, value.shape.channels, 1, 1};  // 0: as it is
        const std::string name = build_.freeName(value.name + "_maps");
        build_.addNode("Reshape", name, {value.name, build_.addInts(name + "_shape", shape)}, name);
        value.name = name;
        value.flat = false;
        return value;
    }
    LayerValue inEngineOrder(LayerValue value) {
        if (value.order.empty()) return value;
        const std::vector<std::size_t> places = enginePlaces(value.order);
        std::vector<std::int64_t> from(places.size());
        for (std::size_t i = 0; i < places.size(); ++i) from[places[i]] = static_cast<std::int64_t>(i);
        const std::string name = build_.freeName(value.name + "_reordered");
        Node& gather = build_.addNode("Gather", name, {value.name, build_.addInts(name + "_places", from)}, name);
        GraphBuilder::setInt(gather, "axis", 1);
        value.name = name;
        value.order.clear();
        return value;
    }

    Node& node(const std::string& type, const std::vector<std::string>& inputs) {
        return build_.addNode(type, node_->name, inputs, value_.name);
    }
    /// Passes the form of the only input on.
    Node& elementwise(const std::string& type) {
        value_.flat = inputs_.front().flat;
        return node(type, {inputs_.front().name});
    }

    bool has(ParameterRole role) const { return model_.weights->layout->find(node_->id, role) != nullptr; }
    std::string tensor(ParameterRole role) {
        const ParameterTensor& parameter = *model_.weights->layout->find(node_->id, role);
        const std::vector<float> numbers = tensors_.toTorch(parameter, model_.weights->view(node_->id, role));
        return build_.addFloats(tensorName(modules_.at(node_->id), role), tensors_.torchShape(parameter), numbers);
    }

    /// Standardising is a batch norm with scale 1 / deviation and variance 1.
    void writeInput(const std::string& image) {
        const Shape shape = value_.shape;
        graph_.input = {image, {shape.channels, shape.height, shape.width}};
        if (preprocessing_ == OnnxPreprocessing::Metadata) {
            value_.name = image;
            return;
        }
        const auto channels = static_cast<std::size_t>(shape.channels);
        std::vector<float> scale(channels);
        std::transform(model_.preprocessing.deviation.begin(), model_.preprocessing.deviation.end(), scale.begin(),
                       [](float deviation) { return 1.0F / deviation; });
        const std::vector<float> zeros(channels, 0.0F);
        const std::vector<float> ones(channels, 1.0F);
        const std::string name = modules_.at(node_->id);
        const std::vector<std::int64_t> dims{shape.channels};
        Node& norm = node("BatchNormalization", {image, build_.addFloats(name + ".scale", dims, scale),
                                                 build_.addFloats(name + ".shift", dims, zeros),
                                                 build_.addFloats(name + ".mean", dims, model_.preprocessing.mean),
                                                 build_.addFloats(name + ".variance", dims, ones)});
        GraphBuilder::setFloat(norm, "epsilon", 0.0F);
    }

    template <class Window>
    WindowGeometry geometry(const Window& spec, Extent dilation) const {
        const Shape in = inputs_.front().shape;
        return std::get<WindowGeometry>(
            resolveWindow({in.height, in.width}, spec.kernel, spec.stride, dilation, spec.padding, spec.rounding));
    }
    /// ONNX rounds down, as both our ways of rounding do where they give a shape at all.
    static void setWindow(Node& node, const WindowGeometry& window) {
        GraphBuilder::setInts(node, "kernel_shape", {window.kernel.height, window.kernel.width});
        GraphBuilder::setInts(node, "strides", {window.stride.height, window.stride.width});
        const Sides& pads = window.padding;
        GraphBuilder::setInts(node, "pads", {pads.top, pads.left, pads.bottom, pads.right});
    }

    void write(const InputSpec&) {}
    void write(const Conv2dSpec& spec) {
        std::vector<std::string> inputs{mapsName(), tensor(ParameterRole::Weight)};
        if (has(ParameterRole::Bias)) inputs.push_back(tensor(ParameterRole::Bias));
        Node& conv = node("Conv", inputs);
        setWindow(conv, geometry(spec, spec.dilation));
        GraphBuilder::setInts(conv, "dilations", {spec.dilation.height, spec.dilation.width});
        GraphBuilder::setInt(conv, "group", spec.groups);
    }
    /// N×C×H×W in the engine's order, as a window takes it.
    std::string mapsName() { return asMaps(inEngineOrder(inputs_.front())).name; }
    void write(const MaxPool2dSpec& spec) {
        Node& pool = node("MaxPool", {mapsName()});
        setWindow(pool, geometry(spec, spec.dilation));
        if (spec.dilation != Extent{1, 1})
            GraphBuilder::setInts(pool, "dilations", {spec.dilation.height, spec.dilation.width});
    }
    void write(const AvgPool2dSpec& spec) {
        if (spec.dilation != Extent{1, 1}) {
            writeDilatedMean(spec);
            return;
        }
        Node& pool = node("AveragePool", {mapsName()});
        setWindow(pool, geometry(spec, {1, 1}));
        GraphBuilder::setInt(pool, "count_include_pad", spec.countPadding ? 1 : 0);
    }
    void write(const GlobalAvgPoolSpec&) { node("GlobalAveragePool", {mapsName()}); }
    void write(const DenseSpec&) {
        std::vector<std::string> inputs{flat(inputs_.front()).name, tensor(ParameterRole::Weight)};
        if (has(ParameterRole::Bias)) inputs.push_back(tensor(ParameterRole::Bias));
        GraphBuilder::setInt(node("Gemm", inputs), "transB", 1);
        value_.flat = true;
    }
    void write(const FlattenSpec&) {
        GraphBuilder::setInt(node("Flatten", {inputs_.front().name}), "axis", 1);
        value_.flat = true;
    }
    void write(const ReluSpec&) { elementwise("Relu"); }
    void write(const LeakyReluSpec& spec) { GraphBuilder::setFloat(elementwise("LeakyRelu"), "alpha", spec.slope); }
    void write(const EluSpec& spec) { GraphBuilder::setFloat(elementwise("Elu"), "alpha", spec.alpha); }
    void write(const SigmoidSpec&) { elementwise("Sigmoid"); }
    void write(const TanhSpec&) { elementwise("Tanh"); }
    void write(const SoftsignSpec&) { elementwise("Softsign"); }
    void write(const SeluSpec&) { elementwise("Selu"); }
    void write(const HardSigmoidSpec& spec) {
        Node& own = elementwise("HardSigmoid");
        GraphBuilder::setFloat(own, "alpha", spec.alpha);
        GraphBuilder::setFloat(own, "beta", spec.beta);
    }
    void write(const ClipSpec& spec) {
        value_.flat = inputs_.front().flat;
        node("Clip", {inputs_.front().name, number("min", spec.smallest), number("max", spec.largest)});
    }
    /// Slopes stand for channels, which maps have in front of rows and columns.
    void write(const PreluSpec&) {
        value_.flat = inputs_.front().flat;
        const ParameterTensor& parameter = *model_.weights->layout->find(node_->id, ParameterRole::Weight);
        const std::vector<float> slopes =
            tensors_.toTorch(parameter, model_.weights->view(node_->id, ParameterRole::Weight));
        std::vector<std::int64_t> dims{parameter.dims.front()};
        if (!value_.flat) dims.insert(dims.end(), {1, 1});
        node("PRelu", {inputs_.front().name,
                       build_.addFloats(tensorName(modules_.at(node_->id), ParameterRole::Weight), dims, slopes)});
    }
    // What the operator set has no operator for is spelled out as PyTorch's exporter does; the last step gives the
    // layer's value (spelled_activation.h reads it back).
    void write(const SiluSpec&) { last("Mul", {x(), step("Sigmoid", {x()})}); }
    void write(const HardSwishSpec&) {
        const std::string gate = build_.freeName(node_->name + "/HardSigmoid");
        Node& own = build_.addNode("HardSigmoid", node_->name + "/HardSigmoid", {x()}, gate);
        GraphBuilder::setFloat(own, "alpha", 1.0F / 6.0F);
        GraphBuilder::setFloat(own, "beta", 0.5F);
        last("Mul", {x(), gate});
    }
    void write(const MishSpec&) { last("Mul", {x(), step("Tanh", {step("Softplus", {x()})})}); }
    void write(const SoftplusSpec& spec) {
        if (spec.beta == 1) {
            elementwise("Softplus");
            return;
        }
        const std::string beta = number("beta", spec.beta);
        last("Div", {step("Softplus", {step("Mul", {x(), beta})}), beta});
    }
    void write(const GeluSpec& spec) {
        std::string inner;
        if (spec.approximate) {
            const std::string cube = step("Mul", {step("Mul", {x(), x()}), x()});
            const std::string sum = step("Add", {x(), step("Mul", {cube, number("cubic", 0.044715F)})});
            inner = step("Tanh", {step("Mul", {sum, number("factor", 0.79788456F)})});
        } else {
            inner = step("Erf", {step("Div", {x(), number("root", 1.41421356F)})});
        }
        const std::string product = step("Mul", {x(), step("Add", {inner, number("one", 1.0F)})});
        last("Mul", {product, number("half", 0.5F)});
    }
    const std::string& x() const { return inputs_.front().name; }
    /// An operator in the middle of a layer; gives the name of its value.
    std::string step(const std::string& type, const std::vector<std::string>& inputs) {
        const std::string name = build_.freeName(node_->name + "/" + type);
        build_.addNode(type, name, inputs, name);
        return name;
    }
    void last(const std::string& type, const std::vector<std::string>& inputs) {
        value_.flat = inputs_.front().flat;
        node(type, inputs);
    }
    /// A constant without sides.
    std::string number(const std::string& what, float value) {
        return build_.addFloats(modules_.at(node_->id) + "." + what, {}, std::span(&value, 1));
    }
    /// A number for each channel that the operator wants, and the layer has no parameters for.
    std::string perChannel(std::string_view what, float value) {
        const std::vector<float> values(static_cast<std::size_t>(value_.shape.channels), value);
        return build_.addFloats(modules_.at(node_->id) + std::string(what), {value_.shape.channels}, values);
    }
    void write(const BatchNormSpec& spec) {
        value_.flat = inputs_.front().flat;
        const std::string scale = spec.scale ? tensor(ParameterRole::Weight) : perChannel(normOnes, 1);
        const std::string shift = spec.shift ? tensor(ParameterRole::Bias) : perChannel(normZeros, 0);
        Node& norm =
            node("BatchNormalization", {inputs_.front().name, scale, shift, tensor(ParameterRole::RunningMean),
                                        tensor(ParameterRole::RunningVariance)});
        GraphBuilder::setFloat(norm, "epsilon", spec.epsilon);
        GraphBuilder::setFloat(norm, "momentum", 1.0F - spec.momentum);  // of the old, where ours is of the new
    }
    void write(const LocalResponseNormSpec& spec) {
        Node& norm = node("LRN", {mapsName()});
        GraphBuilder::setInt(norm, "size", spec.size);
        GraphBuilder::setFloat(norm, "alpha", spec.alpha);
        GraphBuilder::setFloat(norm, "beta", spec.beta);
        GraphBuilder::setFloat(norm, "bias", spec.bias);
    }
    /// Nothing is dropped when a model is used; the operator says so by default.
    void write(const DropoutSpec& spec) {
        value_.flat = inputs_.front().flat;
        node("Dropout",
             {inputs_.front().name, build_.addFloats(modules_.at(node_->id) + ".ratio", {}, std::span(&spec.rate, 1))});
    }
    void write(const AddSpec&) { writeJoin(inputs_.size() == 2 ? "Add" : "Sum", true); }
    void write(const ConcatSpec&) { GraphBuilder::setInt(writeJoin("Concat", false), "axis", 1); }

    /// Inputs of a join are all maps or all flat, and a sum's are all in one order.
    Node& writeJoin(const std::string& type, bool sameOrder) {
        const bool anyFlat =
            std::any_of(inputs_.begin(), inputs_.end(), [](const LayerValue& value) { return value.flat; });
        std::vector<std::string> names;
        for (LayerValue value : inputs_) {
            if (sameOrder && value.order != value_.order) value = inEngineOrder(value);
            names.push_back(anyFlat ? flat(value).name : value.name);
        }
        value_.flat = anyFlat;
        return node(type, names);
    }

    // Kinds that pick and move values, gates, and norms of one image (export_structure.cpp)
    void write(const MultiplySpec& spec);
    void write(const ScaleSpec& spec);
    void write(const ScaledTanhSpec& spec);
    void write(const IdentitySpec& spec);
    void write(const SoftmaxSpec& spec);
    void write(const GroupNormSpec& spec);
    void write(const InstanceNormSpec& spec);
    void write(const ChannelSliceSpec& spec);
    void write(const ChannelShuffleSpec& spec);
    void write(const ZeroPadSpec& spec);
    void write(const CropSpec& spec);
    void write(const SubsampleSpec& spec);

    // Kinds of the classics, and maxout (export_classics.cpp)
    void write(const TableConv2dSpec& spec);
    void write(const LocallyConnected2dSpec& spec);
    void write(const ScaledPool2dSpec& spec);
    void writeDilatedMean(const AvgPool2dSpec& spec);
    void write(const MaxoutSpec& spec);
    void write(const RbfOutputSpec& spec);

    std::string ints(const std::string& what, const std::vector<std::int64_t>& values);
    std::string reshaped(const std::string& value, const std::vector<std::int64_t>& shape);
    std::vector<std::string> sliceInputs(const std::string& value, const std::vector<std::int64_t>& starts,
                                         const std::vector<std::int64_t>& ends, const std::vector<std::int64_t>& axes,
                                         const std::vector<std::int64_t>& steps = {});

    const fovea::Model& model_;
    OnnxPreprocessing preprocessing_;
    Graph& graph_;
    GraphBuilder build_;
    std::map<NodeId, Shape> shapes_;
    std::map<NodeId, VectorOrder> orders_;
    TensorOrder tensors_;
    std::map<NodeId, std::string> modules_;
    std::map<NodeId, LayerValue> values_;
    const fovea::Node* node_ = nullptr;  ///< the one being written
    std::vector<LayerValue> inputs_;
    LayerValue value_;
    std::optional<std::string> unsupported_;
};

}  // namespace fovea::onnx
