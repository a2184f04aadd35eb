// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/exchange/code/activation_code.h"
#include "core/exchange/code/classic_code.h"
#include "core/exchange/code/code_export.h"
#include "core/exchange/code/code_graph.h"
#include "core/exchange/code/python_text.h"
#include "core/exchange/code/pytorch_recipe.h"
#include "core/exchange/code/templates/fill.h"
#include "core/exchange/code/templates/pytorch_model.h"
#include "core/exchange/code/templates/pytorch_train.h"
#include "core/exchange/code/templates/weights_reader.h"
#include "core/exchange/safetensors.h"
#include "core/exchange/tensor_store.h"
#include "core/exchange/weight_tensors.h"

namespace fovea {
namespace {

/// How PyTorch holds a node's output: N×C behind a flatten or a dense layer, N×C×1×1 for other
/// vectors, N×C×H×W for maps.
struct Value {
    std::string text;
    bool flat = false;
    VectorOrder order;
};

/// (left, right, top, bottom), as F.pad takes it.
std::string padText(const Sides& sides) {
    return fmt::format("({}, {}, {}, {})", sides.left, sides.right, sides.top, sides.bottom);
}

/// Writes the layers of __init__ and the lines of forward, node by node.
class PyTorchWriter {
public:
    explicit PyTorchWriter(const NetworkSpec& spec) : graph_(spec) {
        for (const CodeNode& node : graph_.nodes()) {
            node_ = &node;
            flat_ = false;
            inputs_.clear();
            for (const std::size_t input : node.inputs) inputs_.push_back(values_[input]);
            const std::string value = std::visit([this](const auto& layer) { return write(layer); }, node.node->layer);
            forward_.push_back(node.variable + " = " + value);
            values_.push_back({node.variable, flat_, node.order});
        }
        forward_.push_back("return " + flat(inEngineOrder(values_.back())));
    }

    std::string layers() const { return joinLines(layers_, "        "); }
    std::string forward() const { return joinLines(forward_, "        "); }
    std::string helpers() const {
        return std::string(usesChannelsLast_ ? pytorchChannelsLast : "") +
               std::string(usesPaddedAverage_ ? pytorchPaddedAverage : "") +
               std::string(usesDilatedAverage_ ? pytorchDilatedAverage : "") +
               std::string(usesTable_ ? pytorchTableConv : "") +
               std::string(usesLocal_ ? pytorchLocallyConnected : "") +
               std::string(usesPerChannel_ ? pytorchPerChannel : "") +
               std::string(usesCodes_ ? pytorchCodes : "") + std::string(usesWithout_ ? pytorchWithout : "");
    }
    const CodeGraph& graph() const { return graph_; }

private:
    const Shape& in() const { return graph_.inputOf(*node_).shape; }

    static std::string flat(const Value& value) { return value.flat ? value.text : value.text + ".flatten(1)"; }
    static std::string maps(const Value& value) { return value.flat ? value.text + "[:, :, None, None]" : value.text; }
    Value inEngineOrder(Value value) {
        if (value.order.empty()) return value;
        usesChannelsLast_ = true;
        std::vector<std::string> shapes;
        for (const Shape& part : value.order)
            shapes.push_back(fmt::format("({}, {}, {})", part.channels, part.height, part.width));
        value.text = fmt::format("_channels_last({}, [{}])", flat(value), fmt::join(shapes, ", "));
        value.flat = true;
        value.order.clear();
        return value;
    }
    /// What a window slides over.
    std::string windowInput() { return maps(inEngineOrder(inputs_.front())); }

    /// self.conv1 = …, called with `input`.
    std::string layer(const std::string& constructor, const std::string& input) {
        layers_.push_back(fmt::format("self.{} = {}  # {}", node_->name, constructor, node_->comment));
        return fmt::format("self.{}({})", node_->name, input);
    }
    std::string sameForm(const std::string& constructor) {
        flat_ = inputs_.front().flat;
        return layer(constructor, inputs_.front().text);
    }

    /// Symmetric padding as the layer's own, `largest` pixels at most; else nullopt.
    static std::optional<Extent> ownPadding(const WindowGeometry& window, Extent largest) {
        const Sides& pad = window.padding;
        const bool fits =
            pad.top == pad.bottom && pad.left == pad.right && pad.top <= largest.height && pad.left <= largest.width;
        return fits ? std::optional<Extent>({pad.top, pad.left}) : std::nullopt;
    }
    static Extent half(const WindowGeometry& window) { return {window.kernel.height / 2, window.kernel.width / 2}; }

    std::string write(const InputSpec&) { return fmt::format("({} - self._mean) / self._deviation", node_->name); }
    std::string write(const Conv2dSpec& spec) {
        const WindowGeometry window = graph_.geometry(*node_);
        const auto own = ownPadding(window, {65536, 65536});
        std::string arguments =
            fmt::format("{}, {}, kernel_size={}", in().channels, spec.filters, pythonPair(spec.kernel));
        if (spec.stride != Extent{1, 1}) arguments += ", stride=" + pythonPair(spec.stride);
        if (own && *own != Extent{0, 0}) arguments += ", padding=" + pythonPair(*own);
        if (spec.dilation != Extent{1, 1}) arguments += ", dilation=" + pythonPair(spec.dilation);
        if (spec.groups != 1) arguments += fmt::format(", groups={}", spec.groups);
        if (!spec.bias) arguments += ", bias=False";
        std::string input = windowInput();
        if (!own) input = fmt::format("F.pad({}, {})", input, padText(window.padding));
        return layer("nn.Conv2d(" + arguments + ")", input);
    }
    std::string poolArguments(const WindowGeometry& window, const std::optional<Extent>& own) const {
        std::string arguments = "kernel_size=" + pythonPair(window.kernel) + ", stride=" + pythonPair(window.stride);
        if (own && *own != Extent{0, 0}) arguments += ", padding=" + pythonPair(*own);
        return arguments;
    }
    std::string write(const MaxPool2dSpec& spec) {
        const WindowGeometry window = graph_.geometry(*node_);
        const auto own = ownPadding(window, half(window));
        std::string input = windowInput();
        if (!own) input = fmt::format("F.pad({}, {}, value=float(\"-inf\"))", input, padText(window.padding));
        const std::string dilation = spec.dilation == Extent{1, 1} ? "" : ", dilation=" + pythonPair(spec.dilation);
        return layer("nn.MaxPool2d(" + poolArguments(window, own) + dilation + ")", input);
    }
    std::string write(const AvgPool2dSpec& spec) {
        const WindowGeometry window = graph_.geometry(*node_);
        if (spec.dilation != Extent{1, 1}) {
            usesDilatedAverage_ = true;
            return commented(fmt::format("_dilated_average({}, {}, {}, {}, {}, {})", windowInput(),
                                         sidesPair(spec.kernel), sidesPair(spec.stride), sidesPair(spec.dilation),
                                         padText(window.padding), spec.countPadding ? "True" : "False"));
        }
        const auto own = ownPadding(window, half(window));
        if (own) {
            const bool leavesOut = *own != Extent{0, 0} && !spec.countPadding;
            return layer(
                "nn.AvgPool2d(" + poolArguments(window, own) + (leavesOut ? ", count_include_pad=False" : "") + ")",
                windowInput());
        }
        if (spec.countPadding)
            return layer("nn.AvgPool2d(" + poolArguments(window, own) + ")",
                         fmt::format("F.pad({}, {})", windowInput(), padText(window.padding)));
        usesPaddedAverage_ = true;
        return fmt::format("_padded_average({}, {}, {}, {})  # {}", windowInput(), pythonPair(window.kernel),
                           pythonPair(window.stride), padText(window.padding), node_->comment);
    }
    std::string write(const GlobalAvgPoolSpec&) { return layer("nn.AdaptiveAvgPool2d(1)", windowInput()); }
    std::string write(const DenseSpec& spec) {
        flat_ = true;
        const std::string bias = spec.bias ? "" : ", bias=False";
        return layer(fmt::format("nn.Linear({}, {}{})", in().channels, spec.units, bias), flat(inputs_.front()));
    }
    std::string write(const FlattenSpec&) {
        flat_ = true;
        return layer("nn.Flatten()", inputs_.front().text);
    }
    template <std::derived_from<ActivationKind> Spec>
    std::string write(const Spec& spec) {
        const ActivationCode code = activationCode(spec);
        if (!code.pytorch.empty()) return sameForm(code.pytorch);
        flat_ = inputs_.front().flat;
        return fmt::format("{}  # {}", applied(code.pytorchExpression, inputs_.front().text), node_->comment);
    }
    std::string write(const PreluSpec& spec) {
        return sameForm(fmt::format("nn.PReLU({})", spec.shared ? 1 : in().channels));
    }
    std::string write(const BatchNormSpec& spec) {
        const bool isPlain = !spec.scale && !spec.shift;
        const std::string norm =
            fmt::format("nn.BatchNorm{}d({}, eps={}, momentum={}{})", inputs_.front().flat ? 1 : 2, in().channels,
                        pythonNumber(spec.epsilon), pythonNumber(spec.momentum), isPlain ? ", affine=False" : "");
        if (spec.scale == spec.shift) return sameForm(norm);
        usesWithout_ = true;
        return sameForm(fmt::format("_without(\"{}\", {})", spec.scale ? "bias" : "weight", norm));
    }
    std::string write(const LocalResponseNormSpec& spec) {
        return layer(fmt::format("nn.LocalResponseNorm({}, alpha={}, beta={}, k={})", spec.size,
                                 pythonNumber(spec.alpha), pythonNumber(spec.beta), pythonNumber(spec.bias)),
                     windowInput());
    }
    std::string write(const GroupNormSpec& spec) {
        return layer(
            fmt::format("nn.GroupNorm({}, {}, eps={})", spec.groups, in().channels, pythonNumber(spec.epsilon)),
            windowInput());
    }
    std::string write(const InstanceNormSpec& spec) {
        return layer(
            fmt::format("nn.InstanceNorm2d({}, eps={}, affine=True)", in().channels, pythonNumber(spec.epsilon)),
            maps(inputs_.front()));
    }
    std::string write(const SoftmaxSpec&) { return sameForm("nn.Softmax(dim=1)"); }
    std::string write(const DropoutSpec& spec) {
        return sameForm(fmt::format("nn.Dropout({})", pythonNumber(spec.rate)));
    }

    /// Inputs of a join are all maps or all flat.
    std::vector<std::string> joined(bool sameOrder) {
        flat_ = std::any_of(inputs_.begin(), inputs_.end(), [](const Value& value) { return value.flat; });
        std::vector<std::string> texts;
        for (Value value : inputs_) {
            if (sameOrder && value.order != node_->order) value = inEngineOrder(value);
            texts.push_back(flat_ ? flat(value) : value.text);
        }
        return texts;
    }
    std::string write(const AddSpec&) {
        return fmt::format("{}  # {}", fmt::join(joined(true), " + "), node_->comment);
    }
    /// A gate is N×C×1×1, which PyTorch lays over every pixel.
    std::string write(const MultiplySpec&) {
        std::vector<std::string> texts;
        if (node_->shape.isVector())
            texts = joined(true);
        else
            for (const Value& value : inputs_) texts.push_back(maps(inEngineOrder(value)));
        return fmt::format("{}  # {}", fmt::join(texts, " * "), node_->comment);
    }
    std::string commented(const std::string& text) const { return fmt::format("{}  # {}", text, node_->comment); }
    std::string write(const ZeroPadSpec& spec) {
        return commented(
            fmt::format("F.pad({}, ({}, {}, {}, {}))", windowInput(), spec.left, spec.right, spec.top, spec.bottom));
    }
    std::string write(const CropSpec& spec) {
        return commented(fmt::format("{}[:, :, {}:{}, {}:{}]", windowInput(), spec.top, in().height - spec.bottom,
                                     spec.left, in().width - spec.right));
    }
    std::string write(const SubsampleSpec& spec) {
        const std::string thinned =
            fmt::format("{}[:, :, ::{}, ::{}]", windowInput(), spec.stride.height, spec.stride.width);
        if (spec.before == 0 && spec.behind == 0) return commented(thinned);
        return commented(fmt::format("F.pad({}, (0, 0, 0, 0, {}, {}))", thinned, spec.before, spec.behind));
    }
    std::string write(const ChannelSliceSpec& spec) {
        const Value from = inEngineOrder(inputs_.front());
        flat_ = from.flat;
        return commented(fmt::format("{}[:, {}:{}]", from.text, spec.first, spec.first + spec.channels));
    }
    std::string write(const ChannelShuffleSpec& spec) {
        const Value from = inEngineOrder(inputs_.front());
        flat_ = from.flat;
        return commented(fmt::format("{}.unflatten(1, ({}, {})).transpose(1, 2).flatten(1, 2)", from.text, spec.groups,
                                     in().channels / spec.groups));
    }
    std::string write(const TableConv2dSpec& spec) {
        usesTable_ = true;
        const WindowGeometry window = graph_.geometry(*node_);
        const auto own = ownPadding(window, {65536, 65536});
        const std::string input =
            own ? windowInput() : fmt::format("F.pad({}, {})", windowInput(), padText(window.padding));
        return layer("_TableConv2d(" + tableArguments(spec, in().channels, own.value_or(Extent{0, 0})) + ")", input);
    }
    std::string write(const LocallyConnected2dSpec& spec) {
        usesLocal_ = true;
        const WindowGeometry window = graph_.geometry(*node_);
        return layer(fmt::format("_LocallyConnected2d({}, {}, {}, {}, {}, {}{})", in().channels, spec.filters,
                                 sidesPair(spec.kernel), sidesPair(window.output), sidesPair(spec.stride),
                                 padText(window.padding), spec.bias ? "" : ", bias=False"),
                     windowInput());
    }
    std::string write(const ScaledPool2dSpec&) {
        usesPerChannel_ = true;
        const WindowGeometry window = graph_.geometry(*node_);
        const bool isPadded = window.padding != Sides{};
        usesPaddedAverage_ = usesPaddedAverage_ || isPadded;
        const std::string sides = isPadded ? ", " + padText(window.padding) : "";
        return layer(fmt::format("_PerChannel({})", in().channels),
                     fmt::format("{}({}, {}, {}{})", isPadded ? "_padded_average" : "F.avg_pool2d", windowInput(),
                                 pythonPair(window.kernel), pythonPair(window.stride), sides));
    }
    std::string write(const MaxoutSpec& spec) {
        const Value from = inEngineOrder(inputs_.front());
        flat_ = from.flat;
        return commented(
            fmt::format("{}.unflatten(1, ({}, {})).amax(2)", from.text, node_->shape.channels, spec.pieces));
    }
    std::string write(const RbfOutputSpec& spec) {
        usesCodes_ = true;
        flat_ = true;
        return layer(fmt::format("_Codes({}, [{}])", codeLength, codeTexts(spec.units)),
                     flat(inEngineOrder(inputs_.front())));
    }
    std::string write(const ConcatSpec&) {
        return fmt::format("torch.cat(({}), dim=1)  # {}", fmt::join(joined(false), ", "), node_->comment);
    }

    CodeGraph graph_;
    std::vector<Value> values_;
    std::vector<std::string> layers_;
    std::vector<std::string> forward_;
    bool usesChannelsLast_ = false;
    bool usesPaddedAverage_ = false;
    bool usesDilatedAverage_ = false;
    bool usesTable_ = false;
    bool usesLocal_ = false;
    bool usesPerChannel_ = false;
    bool usesCodes_ = false;
    bool usesWithout_ = false;
    const CodeNode* node_ = nullptr;  ///< the one being written
    std::vector<Value> inputs_;
    bool flat_ = false;  ///< of what is being written
};

Result<std::string> weightsFile(const Model& model) {
    TensorStore store;
    WeightTensors(model.spec, moduleNames(model.spec)).write(*model.weights->layout, model.weights->values, store);
    const auto bytes = writeSafetensors({{"format", "pt"}}, store.tensors(), "weights.safetensors");
    if (!bytes) return bytes.error();
    return std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size());
}

}  // namespace

Result<ExportFolder> toPyTorch(const CodeSource& source) {
    const PyTorchWriter writer(source.model.spec);
    auto weights = weightsFile(source.model);
    if (!weights) return weights.error();
    const Shape input = writer.graph().input().shape;
    const std::string inputText = fmt::format("{}×{}×{}", input.channels, input.height, input.width);
    const std::string classes = fmt::format("{}", writer.graph().output().shape.channels);
    const std::string title = pythonTitle(source);
    ExportFolder folder{"pytorch", {}};
    folder.files["weights.safetensors"] = *std::move(weights);
    folder.files["model.py"] = fillTemplate(
        pytorchModel,
        {{"title", title},
         {"input", inputText},
         {"classes", classes},
         {"input_shape", fmt::format("({}, {}, {})", input.channels, input.height, input.width)},
         {"class_names", pythonNames(source.model)},
         {"mean", pythonList(source.model.preprocessing.mean)},
         {"deviation", pythonList(source.model.preprocessing.deviation)},
         {"helpers", writer.helpers()},
         {"layers", writer.layers()},
         {"reader",
          fillTemplate(
              weightsReader,
              {{"array",
                "torch.frombuffer(body[begin:end], dtype=torch.float32) if end > begin else torch.empty(0)"}})},
         {"image", writer.graph().input().name},
         {"forward", writer.forward()}});
    folder.files["train.py"] = pytorchTraining(source);
    folder.files["README.txt"] =
        fillTemplate(pytorchReadme,
                     {{"title", title}, {"input", inputText}, {"classes", classes}, {"trained_on", trainedOn(source)}});
    return folder;
}

}  // namespace fovea
