// SPDX-License-Identifier: GPL-3.0-or-later
// Sums, joins, and arithmetic with constants: on the image it is preprocessing, behind a layer with
// weights it is a bias, elsewhere a batch norm that does nothing else.
#include <algorithm>
#include <cmath>

#include "core/exchange/onnx/translator.h"

namespace fovea::onnxfile {
namespace {

/// Refuses constants that aren't one number for each channel or one for all. ONNX lines the sides up from the last.
void demandPerChannel(const Constant& numbers, const Activation& x) {
    const std::size_t rank = numbers.dims.size();
    for (std::size_t back = 1; back <= rank; ++back) {
        const std::int64_t side = numbers.dims[rank - back];
        if (side == 1) continue;
        const bool channel = back <= x.axes.size() && x.axes[x.axes.size() - back] == 'C' && side == x.shape.channels;
        if (!channel) throw Refusal{OnnxUnsupported::PerPixel, sidesText(numbers.dims)};
    }
    if (rank > x.axes.size()) throw Refusal{OnnxUnsupported::PerPixel, sidesText(numbers.dims)};
}

/// x ∘ number as factor · x + addend
struct Line {
    float factor = 1;
    float addend = 0;
};
Line lineFor(char operation, float number) {
    switch (operation) {
        case '+': return {1, number};
        case '-': return {1, -number};
        case '~': return {-1, number};  // number − x
        case '*': return {number, 0};
        default: return {1 / number, 0};
    }
}

WeightWriter mapped(const Constant& numbers, const VectorOrder& order, char operation, bool factor) {
    return [=](std::span<float> out) {
        spread(numbers, order, out);
        for (float& value : out) {
            const Line line = lineFor(operation, value);
            value = factor ? line.factor : line.addend;
        }
    };
}

/// value ← factor · value + addend, or without the addend.
WeightWriter continued(const WeightWriter& before, const Constant& numbers, const VectorOrder& order, char operation,
                       bool withAddend) {
    return [=](std::span<float> out) {
        before(out);
        std::vector<float> next(out.size());
        spread(numbers, order, next);
        for (std::size_t i = 0; i < out.size(); ++i) {
            const Line line = lineFor(operation, next[i]);
            out[i] = line.factor * out[i] + (withAddend ? line.addend : 0.0F);
        }
    };
}

WeightWriter filled(float value) {
    return [=](std::span<float> out) { std::ranges::fill(out, value); };
}

}  // namespace

bool Translator::standardise(const Activation& x, const Constant& numbers, char operation) {
    if (!x.raw || !exactDeviation_.empty()) return false;
    std::vector<double> factor = factor_;
    std::vector<double> addend = addend_;
    for (std::size_t c = 0; c < factor.size(); ++c) {
        const Line line = lineFor(operation, numbers.real(numbers.count() == 1 ? 0 : c));
        factor[c] *= operation == '/' ? 1.0 / numbers.real(numbers.count() == 1 ? 0 : c) : double{line.factor};
        addend[c] = operation == '/' ? addend[c] / numbers.real(numbers.count() == 1 ? 0 : c)
                                     : addend[c] * line.factor + line.addend;
        const auto deviation = static_cast<float>(1.0 / factor[c]);
        const bool usable = deviation > 0 && std::isfinite(deviation) && inverseOf(1.0F / deviation) &&
                            std::isfinite(static_cast<float>(addend[c] / factor[c]));
        if (!usable) return false;
    }
    factor_ = std::move(factor);
    addend_ = std::move(addend);
    preprocessed_ = true;
    return true;
}

/// A step with one number for all values; false where the layer can't hold what comes of it.
bool Translator::scaleAll(const Activation& x, const Constant& number, char operation, bool continues) {
    const Line line = lineFor(operation, number.real(0));
    auto* before = continues ? std::get_if<ScaleSpec>(&assembly_.node(x.node).layer) : nullptr;
    ScaleSpec spec{.factor = line.factor, .shift = line.addend};
    if (before != nullptr)
        spec = {.factor = line.factor * before->factor, .shift = line.factor * before->shift + line.addend};
    if (fieldProblem(spec)) return false;
    if (before == nullptr) {
        give(stemmed(behind(x, spec, layerName())));
        return true;
    }
    *before = spec;
    if (own_) assembly_.rename(x.node, node_->name);
    give(x);
    return true;
}

void Translator::affine(const Activation& x, const Constant& numbers, char operation) {
    if (operation == '*' && uncountPadding(x, numbers)) return;
    demandPerChannel(numbers, x);
    if (numbers.count() == 0) refuse(OnnxUnsupported::PerPixel, sidesText(numbers.dims));
    if (!own_ && standardise(x, numbers, operation)) return give(x);
    const auto channels = static_cast<std::size_t>(x.shape.channels);
    Node& before = assembly_.node(x.node);
    // Each step wraps what came before it; a file must not make that as deep as it likes.
    constexpr int mostSteps = 8;
    const bool continues = x.sole && isOwnStep(x.node) && arithmeticSteps_[x.node] < mostSteps;
    if (continues) ++arithmeticSteps_[x.node];
    if (continues && affineLayers_.contains(x.node)) {
        for (const ParameterRole role : {ParameterRole::Weight, ParameterRole::Bias})
            assembly_.replaceWriter(
                x.node, role,
                continued(assembly_.writer(x.node, role), numbers, x.order, operation, role == ParameterRole::Bias));
        if (own_) assembly_.rename(x.node, node_->name);
        return give(x);
    }
    if (operation == '*' && continues && scalePool(x, numbers)) return;
    bool* bias = nullptr;
    if (auto* conv = std::get_if<Conv2dSpec>(&before.layer)) bias = &conv->bias;
    if (auto* dense = std::get_if<DenseSpec>(&before.layer)) bias = &dense->bias;
    const bool adds = operation == '+' || operation == '-';
    if (adds && continues && bias != nullptr) {
        if (*bias)
            assembly_.replaceWriter(
                x.node, ParameterRole::Bias,
                continued(assembly_.writer(x.node, ParameterRole::Bias), numbers, x.order, operation, true));
        else
            assembly_.setWeights(x.node, ParameterRole::Bias, channels, mapped(numbers, x.order, operation, false));
        *bias = true;
        return give(x);
    }
    if (numbers.count() == 1 && scaleAll(x, numbers, operation, continues)) return;
    const Activation y = behind(x, BatchNormSpec{.epsilon = 1e-12F}, layerName());
    assembly_.setWeights(y.node, ParameterRole::Weight, channels, mapped(numbers, x.order, operation, true));
    assembly_.setWeights(y.node, ParameterRole::Bias, channels, mapped(numbers, x.order, operation, false));
    assembly_.setWeights(y.node, ParameterRole::RunningMean, channels, filled(0));
    assembly_.setWeights(y.node, ParameterRole::RunningVariance, channels, filled(1));
    affineLayers_.insert(y.node);
    notes_.push_back({OnnxRemark::AffineLayer, assembly_.node(y.node).name});
    give(y);
}

void Translator::add() {
    if (allConstant()) return give(folded('+', constant(0, "A"), constant(1, "B")));
    if (isConstant(1)) return affine(activation(0), constant(1, "B"), '+');
    if (isConstant(0)) return affine(activation(1), constant(0, "A"), '+');
    joinValues(AddSpec{}, 2);
}

void Translator::subtract() {
    if (allConstant()) return give(folded('-', constant(0, "A"), constant(1, "B")));
    if (isConstant(1)) return affine(activation(0), constant(1, "B"), '-');
    if (isConstant(0)) return affine(activation(1), constant(0, "A"), '~');
    subtractValues();
}

void Translator::multiply() {
    if (allConstant()) return give(folded('*', constant(0, "A"), constant(1, "B")));
    if (isConstant(1)) return affine(activation(0), constant(1, "B"), '*');
    if (isConstant(0)) return affine(activation(1), constant(0, "A"), '*');
    multiplyValues();
}

void Translator::divide() {
    if (allConstant()) return give(folded('/', constant(0, "A"), constant(1, "B")));
    if (isConstant(1)) return affine(activation(0), constant(1, "B"), '/');
    input(0);
    input(1);
    refuse(OnnxUnsupported::QuotientOfValues);
}

void Translator::sum() {
    if (node_->inputs.size() == 1) return identity();
    if (node_->inputs.size() == 2) return add();
    joinValues(AddSpec{}, node_->inputs.size());
}

void Translator::joinValues(const LayerSpec& join, std::size_t count) {
    std::vector<NodeId> from;
    std::optional<Activation> first;
    VectorOrder order;
    bool ordered = false;
    const bool concatenates = std::holds_alternative<ConcatSpec>(join);
    for (std::size_t i = 0; i < count; ++i) {
        Activation x = activation(i);
        // A value that meets itself goes two ways.
        if (std::ranges::find(from, x.node) != from.end()) x = behind(x, IdentitySpec{}, {});
        if (!first) first = x;
        const bool alike = x.axes == first->axes && x.groups == first->groups &&
                           (concatenates || (x.shape == first->shape && x.order == first->order)) &&
                           x.shape.height == first->shape.height && x.shape.width == first->shape.width;
        if (!alike) refuse(OnnxUnsupported::ShapesDiffer, shapeText(first->shape) + ", " + shapeText(x.shape));
        ordered = ordered || !x.order.empty();
        if (x.order.empty())
            order.push_back(x.shape);
        else
            order.insert(order.end(), x.order.begin(), x.order.end());
        from.push_back(x.node);
    }
    if (!first) throw BrokenFile{{Reason::OperatorWithoutInputs, {nodeText(model_, index_)}}};
    Activation y = *first;
    y.node = assembly_.add(join, from, layerName());
    y.shape = assembly_.shape(y.node);
    y.raw = false;
    y.sole = true;
    if (concatenates) y.order = ordered ? order : VectorOrder{};
    give(y);
}

void Translator::concat() {
    const std::size_t count = node_->inputs.size();
    const AttributeView* axis = node_->attribute("axis");
    if (count == 0 || axis == nullptr || !axis->whole)
        throw BrokenFile{{Reason::OperatorWithoutAxis, {nodeText(model_, index_)}}};
    if (allConstant()) {
        std::vector<const Constant*> parts;
        for (std::size_t i = 0; i < count; ++i) parts.push_back(&constant(i, "inputs"));
        return give(joined(parts, *axis->whole));
    }
    for (std::size_t i = 0; i < count; ++i)
        if (isConstant(i)) refuse(OnnxUnsupported::OnlyConstant);
    const Activation x = activation(0);
    if (x.axes[axisIndex(*axis->whole, x.axes.size())] != 'C') refuse(OnnxUnsupported::Axes, x.axes);
    if (count == 1) return give(x);
    joinValues(ConcatSpec{}, count);
}

}  // namespace fovea::onnxfile
