// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/exchange/code/activation_code.h"
#include "core/exchange/code/code_export.h"
#include "core/exchange/code/code_graph.h"
#include "core/exchange/code/python_text.h"
#include "core/exchange/code/templates/fill.h"
#include "core/exchange/code/templates/keras_model.h"
#include "core/exchange/code/templates/weights_reader.h"
#include "core/exchange/safetensors.h"
#include "core/exchange/tensor_store.h"
#include "core/reason.h"

namespace fovea {
namespace {

/// Writes the lines of build(), node by node. Maps are N×H×W×C as in the engine, so that a flatten
/// gives the engine's order; a vector is N×C behind a flatten, a dense layer or a global pool.
class KerasWriter {
public:
    explicit KerasWriter(const Model& model) : model_(model), graph_(model.spec) {
        for (const CodeNode& node : graph_.nodes()) {
            node_ = &node;
            flat_ = !node.inputs.empty() && isFlat_[node.inputs.front()];
            const std::string value = std::visit([this](const auto& layer) { return write(layer); }, node.node->layer);
            lines_.push_back(fmt::format("{} = {}  # {}", variableOf(node), value, node.comment));
            isFlat_.push_back(flat_);
        }
        lines_.push_back(fmt::format("return keras.Model(_image, {})", flat(graph_.nodes().size() - 1)));
    }

    std::string layers() const { return joinLines(lines_, "    "); }
    std::string helpers() const {
        return std::string(usesPaddedAverage_ ? kerasPaddedAverage : "") +
               std::string(usesResponseNorm_ ? kerasResponseNorm : "") +
               std::string(usesDilatedMaximum_ ? kerasDilatedMaximum : "") +
               std::string(usesDilatedAverage_ ? kerasDilatedAverage : "");
    }
    const CodeGraph& graph() const { return graph_; }
    const TensorStore& weights() const { return weights_; }
    /// What Keras has no layer for.
    const std::optional<std::pair<Reason, std::string>>& unsupported() const { return unsupported_; }

private:
    const Shape& in() const { return graph_.inputOf(*node_).shape; }
    /// Behind it nothing is a name of a module any more.
    static std::string variableOf(const CodeNode& node) {
        return node.variable == node.name ? node.name + "_out" : node.variable;
    }
    std::string text(std::size_t i) const { return variableOf(graph_.nodes()[i]); }
    std::string input() const { return text(node_->inputs.front()); }
    std::string flat(std::size_t i) const {
        return isFlat_[i] ? text(i)
                          : fmt::format("layers.Reshape(({},))({})", graph_.nodes()[i].shape.channels, text(i));
    }
    /// What a window slides over.
    std::string maps() {
        const std::size_t i = node_->inputs.front();
        flat_ = false;
        return isFlat_[i] ? fmt::format("layers.Reshape((1, 1, {}))({})", graph_.nodes()[i].shape.channels, text(i))
                          : text(i);
    }
    std::string layer(const std::string& type, const std::string& arguments, const std::string& on) const {
        return fmt::format("layers.{}({}{}name=\"{}\")({})", type, arguments, arguments.empty() ? "" : ", ",
                           node_->name, on);
    }

    void store(const char* name, std::vector<std::int64_t> shape, ParameterRole role) {
        const auto values = model_.weights->view(node_->node->id, role);
        if (!values.empty()) weights_.add(fmt::format("{}/{}", node_->name, name), std::move(shape), values);
    }

    /// How a window's padding is had: by the layer ("valid", "same"), or by rows and columns of its own.
    struct PaddingText {
        const char* mode = "valid";
        std::string sides;  ///< "(1, 1), (1, 1)"; empty where the layer does it
    };
    template <class Spec>
    PaddingText padding(const Spec& spec, Extent dilation) const {
        const WindowGeometry window = graph_.geometry(*node_);
        if (window.padding == Sides{}) return {};
        const auto same = resolveWindow({in().height, in().width}, spec.kernel, spec.stride, dilation, Padding::same(),
                                        spec.rounding);
        if (std::get<WindowGeometry>(same) == window) return {"same", {}};
        const Sides& pad = window.padding;
        return {"valid", fmt::format("({}, {}), ({}, {})", pad.top, pad.bottom, pad.left, pad.right)};
    }
    static std::string pair(Extent extent) { return fmt::format("({}, {})", extent.height, extent.width); }

    std::string write(const InputSpec&) {
        const Shape shape = node_->shape;
        lines_.push_back(
            fmt::format("_image = keras.Input(shape=({}, {}, {}))", shape.height, shape.width, shape.channels));
        std::vector<float> variance;
        for (const float deviation : model_.preprocessing.deviation) variance.push_back(deviation * deviation);
        return layer("Normalization",
                     fmt::format("mean={}, variance={}", pythonList(model_.preprocessing.mean), pythonList(variance)),
                     "_image");
    }
    std::string write(const Conv2dSpec& spec) {
        const bool strides = spec.stride != Extent{1, 1};
        const bool dilates = spec.dilation != Extent{1, 1};
        const bool depthwise = spec.groups > 1 && spec.groups == in().channels;
        if ((strides && dilates) || (depthwise && spec.stride.height != spec.stride.width))
            unsupported_ = std::pair(dilates ? Reason::StrideAndDilation : Reason::DepthwiseOblong, node_->node->name);
        const PaddingText pad = padding(spec, spec.dilation);
        std::string on = maps();
        if (!pad.sides.empty()) on = fmt::format("layers.ZeroPadding2D(({}))({})", pad.sides, on);
        std::string arguments = depthwise ? pair(spec.kernel) : fmt::format("{}, {}", spec.filters, pair(spec.kernel));
        if (strides) arguments += ", strides=" + pair(spec.stride);
        if (std::string_view(pad.mode) == "same") arguments += ", padding=\"same\"";
        if (dilates) arguments += ", dilation_rate=" + pair(spec.dilation);
        if (depthwise)
            arguments += fmt::format(", depth_multiplier={}", spec.filters / spec.groups);
        else if (spec.groups > 1)
            arguments += fmt::format(", groups={}", spec.groups);
        if (!spec.bias) arguments += ", use_bias=False";
        const std::int64_t channels = in().channels;
        if (depthwise)
            store("kernel", {spec.kernel.height, spec.kernel.width, channels, spec.filters / spec.groups},
                  ParameterRole::Weight);
        else
            store("kernel", {spec.kernel.height, spec.kernel.width, channels / spec.groups, spec.filters},
                  ParameterRole::Weight);
        store("bias", {spec.filters}, ParameterRole::Bias);
        return layer(depthwise ? "DepthwiseConv2D" : "Conv2D", arguments, on);
    }
    template <class Spec>
    std::string pool(const Spec& spec, const char* type, const PaddingText& pad, const std::string& on) const {
        const std::string same = std::string_view(pad.mode) == "same" ? ", padding=\"same\"" : "";
        return layer(type, fmt::format("{}, strides={}{}", pair(spec.kernel), pair(spec.stride), same), on);
    }
    std::string write(const MaxPool2dSpec& spec) {
        if (spec.dilation != Extent{1, 1}) return dilatedMaximum(spec);
        const PaddingText pad = padding(spec, {1, 1});
        std::string on = maps();
        if (!pad.sides.empty())
            on = fmt::format("keras.ops.pad({}, ((0, 0), {}, (0, 0)), constant_values=float(\"-inf\"))", on, pad.sides);
        return pool(spec, "MaxPooling2D", pad, on);
    }
    std::string dilatedMaximum(const MaxPool2dSpec& spec) {
        usesDilatedMaximum_ = true;
        const WindowGeometry window = graph_.geometry(*node_);
        const Sides& pad = window.padding;
        return fmt::format("_dilated_maximum({}, {}, {}, {}, {}, (({}, {}), ({}, {})))", maps(), pair(window.output),
                           pair(spec.kernel), pair(spec.stride), pair(spec.dilation), pad.top, pad.bottom, pad.left,
                           pad.right);
    }
    std::string dilatedMean(const AvgPool2dSpec& spec) {
        usesDilatedAverage_ = true;
        const WindowGeometry window = graph_.geometry(*node_);
        const Sides& pad = window.padding;
        return fmt::format("_dilated_average({}, {}, {}, {}, {}, {}, (({}, {}), ({}, {})), {})", maps(),
                           pair({in().height, in().width}), pair(window.output), pair(spec.kernel), pair(spec.stride),
                           pair(spec.dilation), pad.top, pad.bottom, pad.left, pad.right,
                           spec.countPadding ? "True" : "False");
    }
    std::string write(const AvgPool2dSpec& spec) {
        if (spec.dilation != Extent{1, 1}) return dilatedMean(spec);
        if (const Sides pads = graph_.geometry(*node_).padding; spec.countPadding && pads != Sides{})
            return pool(spec, "AveragePooling2D", {},
                        fmt::format("layers.ZeroPadding2D((({}, {}), ({}, {})))({})", pads.top, pads.bottom, pads.left,
                                    pads.right, maps()));
        return average(spec);
    }
    /// `name`: of a layer that is not the node's own.
    template <class Spec>
    std::string average(const Spec& spec, const std::string& name = {}) {
        const PaddingText pad = padding(spec, {1, 1});
        if (pad.sides.empty() && name.empty()) return pool(spec, "AveragePooling2D", pad, maps());
        if (pad.sides.empty())
            return fmt::format("layers.AveragePooling2D({}, strides={}, padding=\"{}\"{})({})", pair(spec.kernel),
                               pair(spec.stride), pad.mode, name, maps());
        usesPaddedAverage_ = true;
        return fmt::format("_padded_average({}, {}, {}, {}, ({}))", maps(), pair({in().height, in().width}),
                           pair(spec.kernel), pair(spec.stride), pad.sides);
    }
    std::string write(const GlobalAvgPoolSpec&) {
        const std::string on = maps();
        flat_ = true;
        return layer("GlobalAveragePooling2D", "", on);
    }
    std::string write(const DenseSpec& spec) {
        const std::string on = flat(node_->inputs.front());
        flat_ = true;
        store("kernel", {in().channels, spec.units}, ParameterRole::Weight);
        store("bias", {spec.units}, ParameterRole::Bias);
        return layer("Dense", fmt::format("{}{}", spec.units, spec.bias ? "" : ", use_bias=False"), on);
    }
    std::string write(const FlattenSpec&) {
        flat_ = true;
        return layer("Flatten", "", input());
    }
    template <std::derived_from<ActivationKind> Spec>
    std::string write(const Spec& spec) {
        const ActivationCode code = activationCode(spec);
        if (code.kerasLayer.empty()) return applied(code.kerasExpression, input());
        return layer(code.kerasLayer, code.kerasArguments, input());
    }
    std::string write(const PreluSpec& spec) {
        const std::int64_t channels = spec.shared ? 1 : node_->shape.channels;
        store("alpha", flat_ ? std::vector<std::int64_t>{channels} : std::vector<std::int64_t>{1, 1, channels},
              ParameterRole::Weight);
        const std::string shared = flat_ ? "[1]" : spec.shared ? "[1, 2, 3]" : "[1, 2]";
        return layer("PReLU", flat_ && !spec.shared ? "" : "shared_axes=" + shared, input());
    }
    std::string write(const BatchNormSpec& spec) {
        const std::int64_t channels = node_->shape.channels;
        store("gamma", {channels}, ParameterRole::Weight);
        store("beta", {channels}, ParameterRole::Bias);
        store("moving_mean", {channels}, ParameterRole::RunningMean);
        store("moving_variance", {channels}, ParameterRole::RunningVariance);
        return layer("BatchNormalization",
                     fmt::format("momentum={}, epsilon={}{}{}", pythonNumber(1 - spec.momentum),
                                 pythonNumber(spec.epsilon), spec.scale ? "" : ", scale=False",
                                 spec.shift ? "" : ", center=False"),
                     input());
    }
    std::string write(const LocalResponseNormSpec& spec) {
        usesResponseNorm_ = true;
        const std::string on = maps();
        return fmt::format("_local_response_norm({}, {}, radius={}, bias={}, alpha={} / {}, beta={})", on,
                           in().channels, spec.size / 2, pythonNumber(spec.bias), pythonNumber(spec.alpha), spec.size,
                           pythonNumber(spec.beta));
    }
    std::string groupNorm(int groups, float epsilon) {
        const std::int64_t channels = node_->shape.channels;
        store("gamma", {channels}, ParameterRole::Weight);
        store("beta", {channels}, ParameterRole::Bias);
        return layer("GroupNormalization", fmt::format("groups={}, epsilon={}", groups, pythonNumber(epsilon)), maps());
    }
    std::string write(const GroupNormSpec& spec) { return groupNorm(spec.groups, spec.epsilon); }
    std::string write(const InstanceNormSpec& spec) { return groupNorm(in().channels, spec.epsilon); }
    std::string write(const SoftmaxSpec&) { return layer("Softmax", "", input()); }
    std::string write(const ZeroPadSpec& spec) {
        return layer("ZeroPadding2D", fmt::format("(({}, {}), ({}, {}))", spec.top, spec.bottom, spec.left, spec.right),
                     maps());
    }
    std::string write(const CropSpec& spec) {
        return layer("Cropping2D", fmt::format("(({}, {}), ({}, {}))", spec.top, spec.bottom, spec.left, spec.right),
                     maps());
    }
    std::string write(const SubsampleSpec& spec) {
        const std::string thinned = fmt::format("{}[:, ::{}, ::{}, :]", maps(), spec.stride.height, spec.stride.width);
        if (spec.before == 0 && spec.behind == 0) return thinned;
        return fmt::format("keras.ops.pad({}, ((0, 0), (0, 0), (0, 0), ({}, {})))", thinned, spec.before, spec.behind);
    }
    std::string write(const ChannelSliceSpec& spec) {
        return fmt::format("{}[..., {}:{}]", input(), spec.first, spec.first + spec.channels);
    }
    std::string write(const ChannelShuffleSpec& spec) {
        const Shape shape = node_->shape;
        const std::string apart = fmt::format("layers.Reshape(({}, {}, {}, {}))({})", shape.height, shape.width,
                                              spec.groups, shape.channels / spec.groups, maps());
        return layer("Reshape", fmt::format("({}, {}, {})", shape.height, shape.width, shape.channels),
                     fmt::format("layers.Permute((1, 2, 4, 3))({})", apart));
    }
    /// A gate has one row and one column, which Keras lays over every pixel.
    std::string write(const MultiplySpec&) {
        if (node_->shape.isVector()) return layer("Multiply", "", joined());
        std::vector<std::string> texts;
        for (const std::size_t i : node_->inputs)
            texts.push_back(isFlat_[i] ? fmt::format("layers.Reshape((1, 1, {}))({})", node_->shape.channels, text(i))
                                       : text(i));
        flat_ = false;
        return layer("Multiply", "", fmt::format("[{}]", fmt::join(texts, ", ")));
    }
    std::string write(const DropoutSpec& spec) { return layer("Dropout", pythonNumber(spec.rate), input()); }
    /// Inputs of a join are all maps or all flat.
    std::string joined() {
        flat_ = std::any_of(node_->inputs.begin(), node_->inputs.end(), [this](std::size_t i) { return isFlat_[i]; });
        std::vector<std::string> texts;
        for (const std::size_t i : node_->inputs) texts.push_back(flat_ ? flat(i) : text(i));
        return fmt::format("[{}]", fmt::join(texts, ", "));
    }
    /// A convolution with zeros where nothing is connected.
    std::string write(const TableConv2dSpec& spec) {
        const PaddingText pad = padding(spec, {1, 1});
        std::string on = maps();
        if (!pad.sides.empty()) on = fmt::format("layers.ZeroPadding2D(({}))({})", pad.sides, on);
        std::string arguments = fmt::format("{}, {}", spec.filters, pair(spec.kernel));
        if (spec.stride != Extent{1, 1}) arguments += ", strides=" + pair(spec.stride);
        if (std::string_view(pad.mode) == "same") arguments += ", padding=\"same\"";
        if (!spec.bias) arguments += ", use_bias=False";
        const std::int64_t channels = in().channels;
        std::vector<float> dense(denseCount(spec, in().channels));
        spreadTable(spec, in().channels, model_.weights->view(node_->node->id, ParameterRole::Weight), dense);
        weights_.add(node_->name + "/kernel", {spec.kernel.height, spec.kernel.width, channels, spec.filters},
                     std::span<const float>(dense));
        store("bias", {spec.filters}, ParameterRole::Bias);
        return layer("Conv2D", arguments, on);
    }
    std::string write(const LocallyConnected2dSpec&) {
        unsupported_ = std::pair(Reason::NoOperatorFor, node_->node->name);
        return input();
    }
    /// The mean, then a convolution of 1×1 for each channel.
    std::string write(const ScaledPool2dSpec& spec) {
        const std::int64_t channels = in().channels;
        const std::string mean = average(spec, fmt::format(", name=\"{}_mean\"", node_->name));
        store("kernel", {1, 1, channels, 1}, ParameterRole::Weight);
        store("bias", {channels}, ParameterRole::Bias);
        return layer("DepthwiseConv2D", "(1, 1)", mean);
    }
    std::string write(const MaxoutSpec& spec) {
        const Shape shape = node_->shape;
        const std::string apart =
            flat_ ? fmt::format("({}, {})", shape.channels, spec.pieces)
                  : fmt::format("({}, {}, {}, {})", shape.height, shape.width, shape.channels, spec.pieces);
        return fmt::format("keras.ops.max({}, axis=-1)", layer("Reshape", apart, input()));
    }
    std::string write(const RbfOutputSpec& spec) {
        const std::string on = flat(node_->inputs.front());
        flat_ = true;
        weights_.add(node_->name + "/kernel", {codeLength, spec.units},
                     std::span<const float>(outputCodes(spec.units)));
        weights_.add(node_->name + "/bias", {spec.units},
                     std::span<const float>(std::vector<float>(static_cast<std::size_t>(spec.units), codeShift)));
        return layer("Dense", fmt::format("{}, trainable=False", spec.units), on);
    }
    std::string write(const AddSpec&) { return layer("Add", "", joined()); }
    std::string write(const ConcatSpec&) { return layer("Concatenate", "", joined()); }

    const Model& model_;
    CodeGraph graph_;
    TensorStore weights_;
    const CodeNode* node_ = nullptr;  ///< the one being written
    bool flat_ = false;               ///< of what is being written
    std::vector<bool> isFlat_;
    std::vector<std::string> lines_;
    bool usesPaddedAverage_ = false;
    bool usesResponseNorm_ = false;
    bool usesDilatedMaximum_ = false;
    bool usesDilatedAverage_ = false;
    std::optional<std::pair<Reason, std::string>> unsupported_;  ///< and the layer's name
};

}  // namespace

Result<ExportFolder> toKeras(const CodeSource& source) {
    const KerasWriter writer(source.model);
    if (const auto& why = writer.unsupported())
        return Error{ErrorCode::ExportUnsupported, {because(why->first), std::string("Keras"), why->second}};
    const auto bytes = writeSafetensors({}, writer.weights().tensors(), "weights.safetensors");
    if (!bytes) return bytes.error();
    const Shape input = writer.graph().input().shape;
    const std::map<std::string, std::string> values{
        {"title", pythonTitle(source)},
        {"input", fmt::format("{}×{}×{}", input.height, input.width, input.channels)},
        {"classes", fmt::format("{}", writer.graph().output().shape.channels)},
        {"class_names", pythonNames(source.model)},
        {"helpers", writer.helpers()},
        {"layers", writer.layers()},
        {"reader", fillTemplate(weightsReader, {{"array", "numpy.frombuffer(body[begin:end], dtype=\"<f4\")"}})},
        {"trained_on", trainedOn(source)}};
    return ExportFolder{
        "keras",
        {{"model.py", fillTemplate(kerasModel, values)},
         {"weights.safetensors", std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size())},
         {"README.txt", fillTemplate(kerasReadme, values)}}};
}

}  // namespace fovea
