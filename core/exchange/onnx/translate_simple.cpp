// SPDX-License-Identifier: GPL-3.0-or-later
// Operators that are a layer without weights, or none at all.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/exchange/onnx/translator.h"

namespace fovea::onnxfile {
namespace {

std::string settingText(std::string_view name, float value) {
    if (value == std::numeric_limits<float>::lowest()) return std::string(name) + " = −∞";
    if (value == std::numeric_limits<float>::max()) return std::string(name) + " = ∞";
    return fmt::format("{} = {:g}", name, value);
}

}  // namespace

void Translator::leakyRelu() {
    const float alpha = real("alpha", 0.01F);
    if (!(alpha >= 0 && alpha <= 1)) refuse(OnnxUnsupported::Attribute, settingText("alpha", alpha));
    giveLayer(0, LeakyReluSpec{.slope = alpha});
}

void Translator::parametricRelu() {
    const Constant& slope = constant(1, "slope");
    const Activation x = activation(0);
    const std::size_t axis = x.axes.find('C');
    if (slope.count() == 0 || axis == std::string::npos) refuse(OnnxUnsupported::Attribute, "slope");
    // One number, or one for each channel: the sides are laid over the input's from the last one on.
    const std::size_t behind = x.axes.size() - axis;
    const auto channels = static_cast<std::size_t>(x.shape.channels);
    const bool isByChannel = slope.count() == channels && slope.dims.size() >= behind &&
                             slope.dims[slope.dims.size() - behind] == std::int64_t{x.shape.channels};
    const bool isShared = slope.count() == 1 && !isByChannel;
    if (!isByChannel && !isShared) refuse(OnnxUnsupported::Attribute, "slope = " + sidesText(slope.dims));
    const Activation y = this->behind(x, PreluSpec{.shared = isShared}, layerName(1));
    assembly_.setWeights(
        y.node, ParameterRole::Weight, slope.count(),
        [slope, order = isShared ? VectorOrder{} : x.order](std::span<float> out) { spread(slope, order, out); });
    give(y);
}

void Translator::elu() {
    const float alpha = real("alpha", 1.0F);
    if (!(alpha >= 0 && alpha <= 100)) refuse(OnnxUnsupported::Attribute, settingText("alpha", alpha));
    giveLayer(0, EluSpec{.alpha = alpha});
}

void Translator::hardSigmoid() {
    const float alpha = real("alpha", 0.2F);
    const float beta = real("beta", 0.5F);
    if (!(alpha >= 0 && alpha <= 100)) refuse(OnnxUnsupported::Attribute, settingText("alpha", alpha));
    if (!(beta >= -10 && beta <= 10)) refuse(OnnxUnsupported::Attribute, settingText("beta", beta));
    giveLayer(0, HardSigmoidSpec{.alpha = alpha, .beta = beta});
}

void Translator::selu() {
    const auto isUsual = [&](const char* name, float usual) {
        const float value = real(name, usual);
        if (!(std::abs(value - usual) < 1e-5F)) refuse(OnnxUnsupported::Attribute, settingText(name, value));
    };
    isUsual("alpha", 1.67326319F);
    isUsual("gamma", 1.05070102F);
    giveLayer(0, SeluSpec{});
}

void Translator::gelu() {
    const std::string way = text("approximate", "none");
    if (way != "none" && way != "tanh") refuse(OnnxUnsupported::Attribute, "approximate = " + way);
    giveLayer(0, GeluSpec{.approximate = way == "tanh"});
}

void Translator::spelledActivation(const SpelledActivation& own) {
    give(behind(activation(own.input), own.layer, layerName()));
}

void Translator::clip() {
    const auto bound = [&](std::string_view name, std::size_t i, float otherwise) {
        if (!given(i)) return real(name, otherwise);
        const Constant& number = constant(i, i == 1 ? "min" : "max");
        if (number.count() != 1) refuse(OnnxUnsupported::Attribute, std::string(name));
        return number.real(0);
    };
    const float smallest = bound("min", 1, std::numeric_limits<float>::lowest());
    const float largest = bound("max", 2, std::numeric_limits<float>::max());
    if (!(largest >= smallest)) refuse(OnnxUnsupported::Attribute, settingText("max", largest));
    clipTo(0, smallest, largest);
}

void Translator::localResponseNorm() {
    giveNorm(whole("size", 0), real("alpha", 1e-4F), real("beta", 0.75F), real("bias", 1));
}

void Translator::spelledNorm(const SpelledNorm& norm) {
    const auto number = [&](std::string_view value, const char* what) {
        const auto* constant = std::get_if<Constant>(&values_.at(value));
        if (constant == nullptr || constant->count() != 1) refuse(OnnxUnsupported::NotConstant, what);
        return constant->real(0);
    };
    giveNorm(norm.size, number(norm.alpha, "alpha"), number(norm.beta, "beta"), number(norm.bias, "bias"));
}

void Translator::giveNorm(std::int64_t size, float alpha, float beta, float bias) {
    const Activation x = activation(0);
    if (x.axes != "NCHW" && x.axes != "NC") refuse(OnnxUnsupported::Axes, x.axes);
    if (!x.order.empty()) refuse(OnnxUnsupported::Reordering);
    const auto checked = [&](std::string_view name, float value, float smallest, float largest) {
        if (!(value >= smallest && value <= largest)) refuse(OnnxUnsupported::Attribute, settingText(name, value));
        return value;
    };
    LocalResponseNormSpec spec;
    spec.size = setting("size", size, 1, std::numeric_limits<int>::max());
    // An even window reaches further to one side, and programs differ in which.
    if (spec.size % 2 == 0) refuse(OnnxUnsupported::Attribute, "size = " + std::to_string(spec.size));
    spec.alpha = checked("alpha", alpha, 0, 100);
    spec.beta = checked("beta", beta, 0, 10);
    spec.bias = checked("bias", bias, 0.001F, 1000);
    give(behind(x, spec, layerName()));
}

void Translator::dropout() {
    float rate = real("ratio", 0.5F);
    if (given(1)) {
        const Constant& ratio = constant(1, "ratio");
        if (ratio.count() != 1) refuse(OnnxUnsupported::Attribute, "ratio");
        rate = ratio.real(0);
    }
    if (!(rate >= 0 && rate <= 0.99F)) refuse(OnnxUnsupported::Attribute, settingText("ratio", rate));
    if (given(2) && !(constant(2, "training_mode").count() == 1 && constant(2, "training_mode").whole(0) == 0))
        refuse(OnnxUnsupported::TrainingMode);
    giveLayer(0, DropoutSpec{rate});
}

void Translator::softmax() {
    Activation x = activation(0);
    constexpr std::int64_t allFromHere =
        13;  // the operator set before which everything from the axis on belongs together
    const std::int64_t axis = whole("axis", model_.operatorSet < allFromHere ? 1 : -1);
    const std::size_t place = axisIndex(axis, x.axes.size());
    const std::string over = model_.operatorSet < allFromHere ? x.axes.substr(place) : x.axes.substr(place, 1);
    // Of maps' pixels, and in a file of Fovea's, which leaves the one at the end out.
    if ((own_ || !x.shape.isVector()) && over == "C" && node_->type == "Softmax") return giveLayer(0, SoftmaxSpec{});
    if (!x.shape.isVector()) refuse(OnnxUnsupported::SoftmaxInside);
    if (over.find('C') == std::string::npos || over.find('N') != std::string::npos)
        refuse(OnnxUnsupported::SoftmaxAxis, std::to_string(axis));
    x.softmax = index_;
    notes_.push_back({OnnxRemark::SoftmaxLeftOut, std::string(node_->name.empty() ? node_->type : node_->name)});
    give(x);
}

void Translator::identity() {
    if (isConstant(0))
        give(input(0));
    else if (own_)
        giveLayer(0, IdentitySpec{});
    else
        give(paddedActivation(0));
}

void Translator::cast() {
    const std::int64_t to = whole("to", 0);
    const auto type = static_cast<NumberType>(to);
    const bool toReal = type == NumberType::Float || type == NumberType::Half || type == NumberType::Double ||
                        type == NumberType::BFloat16;
    if (isConstant(0)) return give(converted(constant(0, "input"), type, toReal));
    // Sixteen bits are taken for thirty-two, as in weights.
    if (!toReal) refuse(OnnxUnsupported::WholeNumbers, std::to_string(to));
    identity();
}

void Translator::constantNode() {
    if (const AttributeView* value = node_->attribute("value"); value != nullptr && value->tensor) {
        if (value->tensor->external) throw BrokenFile{{Reason::ConstantElsewhere, {std::string(node_->name)}}};
        return give(Constant::fromTensor(*value->tensor, budget_));
    }
    if (const AttributeView* value = node_->attribute("value_float"); value != nullptr && value->real)
        return give(Constant::ofReals({*value->real}, {}));
    if (const AttributeView* value = node_->attribute("value_int"); value != nullptr && value->whole)
        return give(Constant::ofWholes({*value->whole}, {}));
    if (const AttributeView* value = node_->attribute("value_floats"); value != nullptr)
        return give(Constant::ofReals(value->reals, {static_cast<std::int64_t>(value->reals.size())}));
    if (const AttributeView* value = node_->attribute("value_ints"); value != nullptr)
        return give(Constant::ofWholes(value->wholes, {static_cast<std::int64_t>(value->wholes.size())}));
    refuse(OnnxUnsupported::OnlyConstant);
}

void Translator::constantOfShape() {
    const std::vector<std::int64_t> sides = constant(0, "input").wholes();
    const bool known = std::ranges::all_of(sides, [](std::int64_t side) { return side >= 0; });
    if (sides.size() > mostDims || !known) refuse(OnnxUnsupported::OnlyConstant);
    const std::size_t count = countOf(sides, node_->name);
    if (count > mostListed) refuse(OnnxUnsupported::TooLarge, sidesText(sides));
    const AttributeView* value = node_->attribute("value");
    if (value == nullptr || !value->tensor) return give(Constant::ofReals(std::vector<float>(count, 0.0F), sides));
    const Constant number = Constant::fromTensor(*value->tensor, budget_);
    if (number.count() != 1) throw BrokenFile{{Reason::FillsWithSeveral, {nodeText(model_, index_)}}};
    if (number.isWhole())
        give(Constant::ofWholes(std::vector<std::int64_t>(count, number.whole(0)), sides));
    else
        give(Constant::ofReals(std::vector<float>(count, number.real(0)), sides));
}

}  // namespace fovea::onnxfile
