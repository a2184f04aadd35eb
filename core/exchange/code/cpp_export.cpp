// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <set>
#include <span>

#include "core/exchange/code/activation_code.h"
#include "core/exchange/code/code_export.h"
#include "core/exchange/code/code_graph.h"
#include "core/exchange/code/python_text.h"
#include "core/exchange/code/templates/cpp_network.h"
#include "core/exchange/code/templates/fill.h"
#include "core/exchange/code/text_escape.h"

namespace fovea {
namespace {

static_assert(std::endian::native == std::endian::little, "weights go to the file as they lie in memory");

/// Writes the body of scores(), and puts the weights it needs one behind the other. Maps are in the
/// engine's order, so that a flatten changes nothing.
class CppWriter {
public:
    explicit CppWriter(const Model& model) : model_(model), graph_(model.spec) {
        for (const CodeNode& node : graph_.nodes()) {
            node_ = &node;
            const std::string value = std::visit([this](const auto& layer) { return write(layer); }, node.node->layer);
            const std::string variable = variableOf(node);
            if (value == "std::move(" + variable + ")") {  // it stays where it is
                lines_.push_back("// " + node.comment);
                continue;
            }
            const bool own = node.variable == node.name;
            const bool first = declared_.insert(variable).second;
            lines_.push_back(fmt::format("{}{} = {};  // {}",
                                         own     ? "const Maps "
                                         : first ? "Maps "
                                                 : "",
                                         variable, value, node.comment));
        }
        lines_.push_back(fmt::format("return {}.values;", variableOf(graph_.output())));
    }

    std::string forward() const { return joinLines(lines_, "        "); }
    const std::vector<float>& weights() const { return weights_; }
    const CodeGraph& graph() const { return graph_; }

private:
    /// Behind it nothing is a word of C++ any more.
    static std::string variableOf(const CodeNode& node) {
        return node.variable == node.name ? node.name + "_out" : node.variable;
    }
    std::string input() const { return variableOf(graph_.inputOf(*node_)); }
    /// The only input where it is handed on for good.
    std::string moved() const {
        const CodeNode& from = graph_.inputOf(*node_);
        return from.variable == from.name ? variableOf(from) : "std::move(" + variableOf(from) + ")";
    }
    std::string inputs() const {
        std::vector<std::string> names;
        for (const std::size_t i : node_->inputs) names.push_back("&" + variableOf(graph_.nodes()[i]));
        return fmt::format("{{{}}}", fmt::join(names, ", "));
    }

    std::string place(std::span<const float> values) {
        if (values.empty()) return "nullptr";
        const std::size_t at = weights_.size();
        weights_.insert(weights_.end(), values.begin(), values.end());
        return fmt::format("at({})", at);
    }
    std::string parameter(ParameterRole role) { return place(model_.weights->view(node_->node->id, role)); }

    std::string window(Extent dilation = {1, 1}) const {
        const WindowGeometry w = graph_.geometry(*node_);
        return fmt::format("{{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}}}", w.kernel.height, w.kernel.width,
                           w.stride.height, w.stride.width, dilation.height, dilation.width, w.padding.top,
                           w.padding.left, w.output.height, w.output.width);
    }

    std::string write(const InputSpec&) {
        std::vector<std::string> factors;
        for (const float deviation : model_.preprocessing.deviation) factors.push_back(cppNumber(1.0F / deviation));
        const std::string mean = place(model_.preprocessing.mean);
        return fmt::format("scale(std::move(input), {}, {{{}}}, nullptr)", mean, fmt::join(factors, ", "));
    }
    std::string write(const Conv2dSpec& spec) {
        const std::string weight = parameter(ParameterRole::Weight);
        return fmt::format("convolution({}, {}, {}, {}, {}, {})", input(), window(spec.dilation), spec.filters,
                           spec.groups, weight, parameter(ParameterRole::Bias));
    }
    std::string write(const MaxPool2dSpec& spec) {
        return fmt::format("maxPool({}, {})", input(), window(spec.dilation));
    }
    std::string write(const AvgPool2dSpec& spec) {
        return fmt::format("averagePool({}, {}{})", input(), window(spec.dilation), spec.countPadding ? ", true" : "");
    }
    std::string write(const GlobalAvgPoolSpec&) { return fmt::format("globalAverage({})", input()); }
    std::string write(const DenseSpec& spec) {
        const std::string weight = parameter(ParameterRole::Weight);
        return fmt::format("dense({}, {}, {}, {})", input(), spec.units, weight, parameter(ParameterRole::Bias));
    }
    std::string write(const FlattenSpec&) { return fmt::format("flatten({})", moved()); }
    template <std::derived_from<ActivationKind> Spec>
    std::string write(const Spec& spec) {
        return applied(activationCode(spec).cpp, moved());
    }
    std::string write(const PreluSpec&) {
        return fmt::format("prelu({}, {}, {})", moved(), slopes(), parameter(ParameterRole::Weight));
    }
    std::size_t slopes() const { return model_.weights->view(node_->node->id, ParameterRole::Weight).size(); }
    std::string write(const BatchNormSpec& spec) {
        const std::string weight = parameter(ParameterRole::Weight);
        const std::string shift = parameter(ParameterRole::Bias);
        const std::string mean = parameter(ParameterRole::RunningMean);
        return fmt::format("batchNorm({}, {}, {}, {}, {}, {})", moved(), cppNumber(spec.epsilon), weight, shift, mean,
                           parameter(ParameterRole::RunningVariance));
    }
    std::string write(const LocalResponseNormSpec& spec) {
        return fmt::format("localResponseNorm({}, {}, {}, {}, {})", moved(), spec.size, cppNumber(spec.alpha),
                           cppNumber(spec.beta), cppNumber(spec.bias));
    }
    /// Nothing is dropped when a network is used.
    std::string write(const DropoutSpec&) { return moved(); }
    std::string groupNorm(int groups, float epsilon) {
        const std::string weight = parameter(ParameterRole::Weight);
        return fmt::format("groupNorm({}, {}, {}, {}, {})", moved(), groups, cppNumber(epsilon), weight,
                           parameter(ParameterRole::Bias));
    }
    std::string write(const GroupNormSpec& spec) { return groupNorm(spec.groups, spec.epsilon); }
    std::string write(const InstanceNormSpec& spec) {
        return groupNorm(graph_.inputOf(*node_).shape.channels, spec.epsilon);
    }
    std::string write(const SoftmaxSpec&) { return fmt::format("softmaxOfPixels({})", moved()); }
    std::string write(const ZeroPadSpec& spec) {
        return fmt::format("place({}, {}, {}, {}, {})", input(), spec.top, spec.left, node_->shape.height,
                           node_->shape.width);
    }
    std::string write(const CropSpec& spec) {
        return fmt::format("place({}, {}, {}, {}, {})", input(), -spec.top, -spec.left, node_->shape.height,
                           node_->shape.width);
    }
    std::string write(const SubsampleSpec& spec) {
        return fmt::format("subsample({}, {}, {}, {}, {})", input(), spec.stride.height, spec.stride.width, spec.before,
                           spec.behind);
    }
    std::string write(const ChannelSliceSpec& spec) {
        return fmt::format("sliceChannels({}, {}, {})", input(), spec.first, spec.channels);
    }
    std::string write(const ChannelShuffleSpec& spec) {
        return fmt::format("shuffleChannels({}, {})", input(), spec.groups);
    }
    std::string write(const TableConv2dSpec& spec) {
        const int channels = graph_.inputOf(*node_).shape.channels;
        std::vector<float> dense(denseCount(spec, channels));
        spreadTable(spec, channels, model_.weights->view(node_->node->id, ParameterRole::Weight), dense);
        const std::string weight = place(dense);
        return fmt::format("convolution({}, {}, {}, 1, {}, {})", input(), window(), spec.filters, weight,
                           parameter(ParameterRole::Bias));
    }
    std::string write(const LocallyConnected2dSpec& spec) {
        const std::string weight = parameter(ParameterRole::Weight);
        return fmt::format("locallyConnected({}, {}, {}, {}, {})", input(), window(), spec.filters, weight,
                           parameter(ParameterRole::Bias));
    }
    std::string write(const ScaledPool2dSpec&) {
        const std::string weight = parameter(ParameterRole::Weight);
        return fmt::format("perChannel(averagePool({}, {}), {}, {})", input(), window(), weight,
                           parameter(ParameterRole::Bias));
    }
    std::string write(const MaxoutSpec& spec) { return fmt::format("maxout({}, {})", input(), spec.pieces); }
    std::string write(const RbfOutputSpec& spec) {
        const std::string codes = place(outputCodes(spec.units));
        return fmt::format("dense({}, {}, {}, {})", input(), spec.units, codes,
                           place(std::vector<float>(static_cast<std::size_t>(spec.units), codeShift)));
    }
    std::string write(const MultiplySpec&) { return "multiply(" + inputs() + ")"; }
    std::string write(const AddSpec&) { return "add(" + inputs() + ")"; }
    std::string write(const ConcatSpec&) { return "concatenate(" + inputs() + ")"; }

    const Model& model_;
    CodeGraph graph_;
    const CodeNode* node_ = nullptr;  ///< the one being written
    std::vector<std::string> lines_;
    std::vector<float> weights_;
    std::set<std::string> declared_;
};

std::uint64_t fnv(std::string_view bytes) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char byte : bytes) hash = (hash ^ static_cast<std::uint8_t>(byte)) * 0x100000001b3;
    return hash;
}

std::string classNames(const Model& model, int classes) {
    std::vector<std::string> names;
    for (const std::string& name : model.classNames) names.push_back(cppString(name));
    for (int i = static_cast<int>(names.size()); i < classes; ++i) names.push_back(fmt::format("\"{}\"", i));
    return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

Result<ExportFolder> toCpp(const CodeSource& source) {
    const CppWriter writer(source.model);
    const std::string weights(reinterpret_cast<const char*>(writer.weights().data()),
                              writer.weights().size() * sizeof(float));
    const Shape input = writer.graph().input().shape;
    const int classes = writer.graph().output().shape.channels;
    const std::map<std::string, std::string> values{{"title", pythonTitle(source)},
                                                    {"height", fmt::format("{}", input.height)},
                                                    {"width", fmt::format("{}", input.width)},
                                                    {"channels", fmt::format("{}", input.channels)},
                                                    {"classes", fmt::format("{}", classes)},
                                                    {"class_names", classNames(source.model, classes)},
                                                    {"count", fmt::format("{}", writer.weights().size())},
                                                    {"checksum", fmt::format("{:#018x}", fnv(weights))},
                                                    {"forward", writer.forward()},
                                                    {"trained_on", trainedOn(source)}};
    return ExportFolder{"cpp",
                        {{"network.h", fillTemplate(cppNetwork, values)},
                         {"network.weights", weights},
                         {"main.cpp", std::string(cppMain)},
                         {"README.txt", fillTemplate(cppReadme, values)}}};
}

}  // namespace fovea
