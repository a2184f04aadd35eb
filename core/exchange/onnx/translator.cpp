// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/onnx/translator.h"

#include <algorithm>
#include <cmath>

namespace fovea::onnxfile {
namespace {

/// "Relu_12", "Relu12" and "" say no more than that it is a Relu.
bool saysNothing(std::string_view name, std::string_view type) {
    if (!name.starts_with(type)) return name.empty();
    return name.find_first_not_of("_0123456789", type.size()) == std::string_view::npos;
}

/// Of a path as "model/conv2d/Conv2D" or "features/conv1", the part that names the layer; operators begin with a
/// capital letter.
std::string_view layerPart(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos) return path;
    const std::string_view last = path.substr(slash + 1);
    if (!last.empty() && last.front() >= 'a' && last.front() <= 'z') return last;
    const std::string_view front = path.substr(0, slash);
    const std::size_t before = front.rfind('/');
    const std::string_view part = before == std::string_view::npos ? front : front.substr(before + 1);
    return part.empty() ? last : part;
}

/// In a file of Fovea's, only what it spelled out itself: a product of x and its sigmoid may be two layers.
std::map<std::size_t, SpelledActivation> spelledIn(const ModelView& model, const GraphOrder& order) {
    auto found = findSpelledActivations(model, order);
    if (model.producer != "Fovea") return found;
    std::erase_if(found, [&](const auto& entry) {
        return std::ranges::any_of(entry.second.inside, [&](std::size_t step) {
            return stemOf(model.nodes[step]) != stemOf(model.nodes[entry.first]);
        });
    });
    return found;
}

}  // namespace

Translator::Translator(const ModelView& model, const GraphOrder& order, std::size_t mostWeights, std::size_t budget)
    : model_(model),
      order_(order),
      spelledNorms_(findSpelledNorms(model, order)),
      spelledActivations_(spelledIn(model, order)),
      own_(model.producer == "Fovea"),
      assembly_(mostWeights),
      budget_(budget) {
    for (const TensorView& tensor : model.initialisers)
        if (order.readers.contains(tensor.name)) values_[tensor.name] = Constant::fromTensor(tensor, budget_);
    for (const auto& [last, norm] : spelledNorms_) spelled_.insert(norm.inside.begin(), norm.inside.end());
    for (const auto& [last, own] : spelledActivations_) spelled_.insert(own.inside.begin(), own.inside.end());
}

void Translator::setInput(const ValueView& input, Shape shape, const std::string& axes, double factor) {
    const NodeId id = assembly_.add(InputSpec{shape}, {}, {});
    Activation image{.node = id, .shape = shape, .axes = axes};
    image.raw = true;
    values_[input.name] = image;
    const std::size_t place = axes.find('N');
    if (place < input.dims.size()) batch_ = input.dims[place];
    factor_.assign(static_cast<std::size_t>(shape.channels), factor);
    preprocessed_ = factor != 1.0;
    addend_.assign(static_cast<std::size_t>(shape.channels), 0.0);
}

namespace {

/// Operators that are a layer without settings.
const std::map<std::string_view, LayerSpec>& plainActivations() {
    static const std::map<std::string_view, LayerSpec> table{
        {"Relu", ReluSpec{}},           {"Sigmoid", SigmoidSpec{}},   {"Tanh", TanhSpec{}},
        {"HardSwish", HardSwishSpec{}}, {"Softplus", SoftplusSpec{}}, {"Mish", MishSpec{}},
        {"Softsign", SoftsignSpec{}},
    };
    return table;
}

}  // namespace

const std::map<std::string_view, Translator::Handler>& Translator::handlers() {
    static const std::map<std::string_view, Handler> table{
        {"Conv", &Translator::conv},
        {"MaxPool", &Translator::maxPool},
        {"AveragePool", &Translator::averagePool},
        {"GlobalAveragePool", &Translator::globalAveragePool},
        {"GlobalMaxPool", &Translator::globalMaxPool},
        {"ReduceMean", &Translator::reduceMean},
        {"ReduceMax", &Translator::reduceMax},
        {"Pad", &Translator::pad},
        {"Gemm", &Translator::gemm},
        {"MatMul", &Translator::matMul},
        {"BatchNormalization", &Translator::batchNorm},
        {"LRN", &Translator::localResponseNorm},
        {"Add", &Translator::add},
        {"Sub", &Translator::subtract},
        {"Mul", &Translator::multiply},
        {"Div", &Translator::divide},
        {"Sum", &Translator::sum},
        {"Concat", &Translator::concat},
        {"LeakyRelu", &Translator::leakyRelu},
        {"PRelu", &Translator::parametricRelu},
        {"Elu", &Translator::elu},
        {"Selu", &Translator::selu},
        {"Gelu", &Translator::gelu},
        {"HardSigmoid", &Translator::hardSigmoid},
        {"Clip", &Translator::clip},
        {"Dropout", &Translator::dropout},
        {"Softmax", &Translator::softmax},
        {"LogSoftmax", &Translator::softmax},
        {"Identity", &Translator::identity},
        {"Cast", &Translator::cast},
        {"Constant", &Translator::constantNode},
        {"ConstantOfShape", &Translator::constantOfShape},
        {"Flatten", &Translator::flatten},
        {"Reshape", &Translator::reshape},
        {"Squeeze", &Translator::squeeze},
        {"Unsqueeze", &Translator::unsqueeze},
        {"Transpose", &Translator::transpose},
        {"Gather", &Translator::gather},
        {"Slice", &Translator::slice},
        {"Split", &Translator::split},
        {"InstanceNormalization", &Translator::instanceNorm},
        {"GroupNormalization", &Translator::groupNorm},
        {"Shape", &Translator::shape},
        {"Max", &Translator::extreme},
        {"Min", &Translator::extreme},
        {"ReduceMin", &Translator::reduceOther},
        {"ReduceSum", &Translator::reduceOther},
        {"ReduceL1", &Translator::reduceOther},
        {"ReduceL2", &Translator::reduceOther},
        {"ReduceSumSquare", &Translator::reduceOther},
        {"Sqrt", &Translator::function},
        {"Exp", &Translator::function},
        {"Log", &Translator::function},
        {"Neg", &Translator::function},
        {"Abs", &Translator::function},
        {"Reciprocal", &Translator::function},
        {"Floor", &Translator::function},
        {"Ceil", &Translator::function},
        {"Expand", &Translator::expand},
        {"Equal", &Translator::equal},
        {"Where", &Translator::where},
        {"DequantizeLinear", &Translator::dequantise},
    };
    return table;
}

void Translator::run() {
    for (const std::size_t index : order_.nodes) translate(index);
    if (order_.unused > 0) notes_.push_back({OnnxRemark::LeftOutNodes, std::to_string(order_.unused)});
}

void Translator::translate(std::size_t index) {
    node_ = &model_.nodes[index];
    index_ = index;
    for (const std::string_view output : node_->outputs)
        if (!output.empty()) values_[output] = Unknown{};
    if (spelled_.contains(index)) return;
    try {
        if (const auto norm = spelledNorms_.find(index); norm != spelledNorms_.end()) return spelledNorm(norm->second);
        if (const auto own = spelledActivations_.find(index); own != spelledActivations_.end())
            return spelledActivation(own->second);
        const bool standard = node_->domain.empty() || node_->domain == "ai.onnx";
        const auto plain = plainActivations().find(node_->type);
        const auto handler = handlers().find(node_->type);
        const bool isKnown = plain != plainActivations().end() || handler != handlers().end();
        if (!standard || !isKnown) refuse(OnnxUnsupported::UnknownOperator, std::string(node_->domain));
        checkOutputs();
        if (plain != plainActivations().end()) return giveLayer(0, plain->second);
        (this->*handler->second)();
    } catch (const Refusal& refusal) {
        unsupported_.push_back({std::string(node_->type), std::string(node_->name), refusal});
    } catch (const Behind&) {
        // the unsupported operator before it is noted already
    }
}

void Translator::checkOutputs() const {
    if (node_->outputs.empty() || node_->outputs.front().empty())
        throw BrokenFile{{Reason::OperatorGivesNothing, {nodeText(model_, index_)}}};
    if (node_->type == "Split") return;
    for (std::size_t i = 1; i < node_->outputs.size(); ++i)
        if (order_.readers.contains(node_->outputs[i]))
            refuse(OnnxUnsupported::SecondOutput, std::string(node_->outputs[i]));
}

bool Translator::given(std::size_t input) const {
    return input < node_->inputs.size() && !node_->inputs[input].empty();
}

const GraphValue& Translator::input(std::size_t i) const {
    if (!given(i)) throw BrokenFile{{Reason::OperatorLacksInput, {nodeText(model_, index_), std::to_string(i + 1)}}};
    const GraphValue& value = values_.at(node_->inputs[i]);
    if (std::holds_alternative<Unknown>(value)) throw Behind{};
    return value;
}

bool Translator::allConstant() const {
    for (std::size_t i = 0; i < node_->inputs.size(); ++i)
        if (given(i) && !isConstant(i)) return false;
    return true;
}

const Constant& Translator::constant(std::size_t i, const char* what) const {
    const auto* found = std::get_if<Constant>(&input(i));
    if (found == nullptr) refuse(OnnxUnsupported::NotConstant, what);
    return *found;
}

Activation Translator::unpassed(const GraphValue& value, std::string_view name) const {
    const auto* found = std::get_if<Activation>(&value);
    if (found == nullptr) refuse(OnnxUnsupported::OnlyConstant);
    Activation x = *found;
    const bool alone = order_.readers.at(name) == 1;
    x.raw = x.raw && alone;
    x.sole = x.sole && alone;
    return x;
}

Activation Translator::paddedActivation(std::size_t i) {
    const GraphValue& value = input(i);  // there may be no such input
    return unpassed(value, node_->inputs[i]);
}

Activation Translator::activation(std::string_view value) {
    if (std::holds_alternative<Unknown>(values_.at(value))) throw Behind{};
    settle(value, false);
    return unpassed(values_.at(value), value);
}

Activation Translator::activation(std::size_t i, bool passive) {
    paddedActivation(i);  // refuses what is none
    settle(node_->inputs[i], passive);
    return unpassed(values_.at(node_->inputs[i]), node_->inputs[i]);
}

void Translator::settle(std::string_view value, bool passive) {
    auto* x = std::get_if<Activation>(&values_.at(value));
    if (x == nullptr) return;
    if (x->padding != Sides{}) {
        if (x->lowest) refuse(OnnxUnsupported::PaddingAlone);
        const Sides& pads = x->padding;
        *x =
            behind(*x, ZeroPadSpec{.top = pads.top, .bottom = pads.bottom, .left = pads.left, .right = pads.right}, {});
    }
    if (x->softmax && !passive) settleSoftmax(*x);
}

/// One that was taken for the network's last layer stands inside.
void Translator::settleSoftmax(Activation& x) {
    const NodeView& softmax = model_.nodes[*x.softmax];
    if (softmax.type != "Softmax") {
        unsupported_.push_back(
            {std::string(softmax.type), std::string(softmax.name), {OnnxUnsupported::SoftmaxInside, ""}});
        throw Behind{};
    }
    const std::string noted(softmax.name.empty() ? softmax.type : softmax.name);
    const auto note = std::ranges::find(notes_, OnnxNote{OnnxRemark::SoftmaxLeftOut, noted});
    if (note != notes_.end()) notes_.erase(note);
    x = behind(x, SoftmaxSpec{}, {});
    x.softmax.reset();
}

Activation Translator::maps(std::size_t i) {
    if (const auto* x = std::get_if<Activation>(&input(i)); x != nullptr && x->softmax) settle(node_->inputs[i], false);
    Activation x = paddedActivation(i);
    if (x.axes != "NCHW") refuse(OnnxUnsupported::Axes, x.axes);
    if (!x.order.empty()) refuse(OnnxUnsupported::Reordering);
    return x;
}

Activation Translator::behind(const Activation& from, const LayerSpec& layer, std::string_view wanted) {
    Activation result = from;
    result.node = assembly_.add(layer, {from.node}, wanted);
    result.shape = assembly_.shape(result.node);
    result.padding = {};
    result.lowest = false;
    result.raw = false;
    result.sole = true;
    return result;
}

std::int64_t Translator::whole(std::string_view name, std::int64_t otherwise) const {
    const AttributeView* found = node_->attribute(name);
    return found != nullptr && found->whole ? *found->whole : otherwise;
}

int Translator::setting(std::string_view name, std::int64_t value, std::int64_t smallest, std::int64_t largest) const {
    if (value < smallest || value > largest)
        refuse(OnnxUnsupported::Attribute, std::string(name) + " = " + std::to_string(value));
    return static_cast<int>(value);
}

float Translator::real(std::string_view name, float otherwise) const {
    const AttributeView* found = node_->attribute(name);
    return found != nullptr && found->real ? *found->real : otherwise;
}

std::vector<std::int64_t> Translator::wholes(std::string_view name) const {
    const AttributeView* found = node_->attribute(name);
    return found != nullptr ? found->wholes : std::vector<std::int64_t>();
}

std::string Translator::text(std::string_view name, std::string_view otherwise) const {
    const AttributeView* found = node_->attribute(name);
    return std::string(found != nullptr && found->text ? *found->text : otherwise);
}

std::optional<std::vector<std::int64_t>> Translator::listed(std::string_view name, std::size_t i) const {
    if (given(i)) return constant(i, "axes").wholes();
    if (node_->attribute(name) != nullptr) return wholes(name);
    return std::nullopt;
}

std::string Translator::layerName(std::size_t weight) const {
    if (own_) return std::string(node_->name);
    constexpr std::string_view ending = ".weight";
    if (given(weight) && node_->inputs[weight].ends_with(ending)) {
        const std::string_view tensor = node_->inputs[weight];
        return std::string(tensor.substr(0, tensor.size() - ending.size()));
    }
    return saysNothing(node_->name, node_->type) ? std::string() : std::string(layerPart(node_->name));
}

Preprocessing Translator::preprocessing() const {
    Preprocessing result = Preprocessing::none(static_cast<int>(factor_.size()));
    for (std::size_t c = 0; c < factor_.size(); ++c) {
        result.deviation[c] = exactDeviation_.empty() ? static_cast<float>(1.0 / factor_[c]) : exactDeviation_[c];
        result.mean[c] = static_cast<float>(0.0 - addend_[c] / factor_[c]);
    }
    return result;
}

}  // namespace fovea::onnxfile
