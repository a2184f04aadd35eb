// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/pixel_terms.h"

#include <algorithm>
#include <cmath>

#include "core/kernels/group_norm.h"
#include "core/kernels/reference/response_norm.h"

namespace fovea {

namespace {

using Rule = UnitTerms::Rule;

UnitTerms copied(const UnitTerms::Term& term) {
    return {.rule = Rule::Copy, .terms = {term}, .total = double(term.value)};
}

UnitTerms samePlace(const UnitPlace& unit) { return copied(unit.term(0, unit.y, unit.x, unit.channel)); }

}  // namespace

// y = Wᵀx + b
UnitTerms termsOf(const DenseSpec& spec, const UnitPlace& unit) {
    UnitTerms result{.rule = Rule::Sum};
    if (!unit.parameters.bias.empty()) result.bias = double(unit.parameters.bias[std::size_t(unit.channel)]);
    result.total = result.bias.value_or(0);
    for (int i = 0; i < unit.input().shape.channels; ++i) {
        UnitTerms::Term term = unit.term(0, 0, 0, i);
        term.factor = unit.parameters.weight[std::size_t(i) * std::size_t(spec.units) + std::size_t(unit.channel)];
        result.total += double(term.value) * double(term.factor);
        result.terms.push_back(term);
    }
    return result;
}

// The vector runs through rows, columns, channels.
UnitTerms termsOf(const FlattenSpec& /*spec*/, const UnitPlace& unit) {
    const Shape& input = unit.input().shape;
    const int pixel = unit.channel / input.channels;
    return copied(unit.term(0, pixel / input.width, pixel % input.width, unit.channel % input.channels));
}

UnitTerms functionTerms(const LayerSpec& layer, const UnitPlace& unit) {
    UnitTerms result = samePlace(unit);
    result.rule = Rule::Function;
    const float value = result.terms.front().value;
    float output = 0;
    const ConstImageView inputs[] = {denseView(&value, 1, Shape{})};
    forward(layer, {.inputs = inputs, .output = denseView(&output, 1, Shape{}), .workers = &Workers::serial()});
    result.total = double(output);
    return result;
}

// y = x where x > 0, slope · x elsewhere
UnitTerms termsOf(const PreluSpec& spec, const UnitPlace& unit) {
    UnitTerms result = samePlace(unit);
    UnitTerms::Term& term = result.terms.front();
    result.rule = Rule::Sum;
    if (!(term.value > 0)) term.factor = unit.parameters.weight[spec.shared ? 0 : std::size_t(unit.channel)];
    result.total = double(term.value) * double(term.factor);
    return result;
}

// y = scale · (x − mean) / √(variance + epsilon) + shift, with the running statistics
UnitTerms termsOf(const BatchNormSpec& spec, const UnitPlace& unit) {
    const auto at = [&](std::span<const float> values) { return double(values[std::size_t(unit.channel)]); };
    const double scale = spec.scale ? at(unit.parameters.weight) : 1.0;
    const double factor = scale / std::sqrt(at(unit.parameters.runningVariance) + double{spec.epsilon});
    UnitTerms result = samePlace(unit);
    result.rule = Rule::Sum;
    result.terms.front().factor = static_cast<float>(factor);
    result.bias = (spec.shift ? at(unit.parameters.bias) : 0.0) - at(unit.parameters.runningMean) * factor;
    result.total = result.total * factor + *result.bias;
    return result;
}

namespace {

// y = scale · (x − mean) / √(variance + epsilon) + shift, with the statistics of the unit's group in this image
UnitTerms groupNormTerms(const kernels::GroupNorm& norm, const UnitPlace& unit) {
    const int group = unit.channel / (unit.input().shape.channels / norm.groups);
    const auto own = kernels::groupStatistics(unit.input(), norm, 0, group);
    const double factor = double(unit.parameters.weight[std::size_t(unit.channel)]) * own.inverseDeviation;
    UnitTerms result = samePlace(unit);
    result.rule = Rule::Sum;
    result.terms.front().factor = static_cast<float>(factor);
    result.bias = double(unit.parameters.bias[std::size_t(unit.channel)]) - own.mean * factor;
    result.total = result.total * factor + *result.bias;
    return result;
}

}  // namespace

UnitTerms termsOf(const GroupNormSpec& spec, const UnitPlace& unit) {
    return groupNormTerms({spec.groups, spec.epsilon}, unit);
}

UnitTerms termsOf(const InstanceNormSpec& spec, const UnitPlace& unit) {
    return groupNormTerms({unit.input().shape.channels, spec.epsilon}, unit);
}

// y = the largest of the channels that belong together
UnitTerms termsOf(const MaxoutSpec& spec, const UnitPlace& unit) {
    UnitTerms result{.rule = Rule::Maximum};
    for (int piece = 0; piece < spec.pieces; ++piece)
        result.terms.push_back(unit.term(0, unit.y, unit.x, unit.channel * spec.pieces + piece));
    result.total = double(std::ranges::max_element(result.terms, {}, &UnitTerms::Term::value)->value);
    return result;
}

// y = Σ x · code − 42
UnitTerms termsOf(const RbfOutputSpec& /*spec*/, const UnitPlace& unit) {
    UnitTerms result{.rule = Rule::Sum};
    result.bias = double{codeShift};
    result.total = *result.bias;
    for (int i = 0; i < unit.input().shape.channels; ++i) {
        UnitTerms::Term term = unit.term(0, 0, 0, i);
        term.factor = outputCode(unit.channel, i);
        result.total += double(term.value) * double(term.factor);
        result.terms.push_back(term);
    }
    return result;
}

// y = e^x / Σ e^x over the channels
UnitTerms termsOf(const SoftmaxSpec& /*spec*/, const UnitPlace& unit) {
    UnitTerms result{.rule = Rule::Function};
    const double own = double(unit.input().at(0, unit.y, unit.x, unit.channel));
    double sum = 0;
    for (int channel = 0; channel < unit.input().shape.channels; ++channel) {
        result.terms.push_back(unit.term(0, unit.y, unit.x, channel));
        sum += std::exp(double(result.terms.back().value) - own);
    }
    result.total = 1 / sum;
    return result;
}

UnitTerms termsOf(const LocalResponseNormSpec& spec, const UnitPlace& unit) {
    const reference::ResponseNorm<double> norm{spec.size, double{spec.alpha}, double{spec.beta}, double{spec.bias}};
    UnitTerms result{.rule = Rule::Function};
    double squares = 0;
    reference::forEachNeighbour(norm, unit.input().shape.channels, unit.channel, [&](int channel) {
        result.terms.push_back(unit.term(0, unit.y, unit.x, channel));
        squares += double(result.terms.back().value) * double(result.terms.back().value);
    });
    const double response = norm.bias + norm.alpha / norm.size * squares;
    result.total = double(unit.input().at(0, unit.y, unit.x, unit.channel)) / std::pow(response, norm.beta);
    return result;
}

// Off in inference.
UnitTerms termsOf(const DropoutSpec& /*spec*/, const UnitPlace& unit) { return samePlace(unit); }

UnitTerms termsOf(const AddSpec& /*spec*/, const UnitPlace& unit) {
    UnitTerms result{.rule = Rule::Sum};
    for (int input = 0; input < static_cast<int>(unit.inputs.size()); ++input) {
        result.terms.push_back(unit.term(input, unit.y, unit.x, unit.channel));
        result.total += double(result.terms.back().value);
    }
    return result;
}

// y = a · b; a gate has one value for all pixels of its channel.
UnitTerms termsOf(const MultiplySpec& /*spec*/, const UnitPlace& unit) {
    const auto termOf = [&](int input) {
        const Shape& shape = unit.inputs[std::size_t(input)].shape;
        return unit.term(input, shape.height == 1 ? 0 : unit.y, shape.width == 1 ? 0 : unit.x, unit.channel);
    };
    UnitTerms result{.rule = Rule::Sum, .terms = {termOf(0)}};
    UnitTerms::Term& term = result.terms.front();
    term.factor = termOf(1).value;
    result.total = double(term.value) * double(term.factor);
    return result;
}

UnitTerms termsOf(const ConcatSpec& /*spec*/, const UnitPlace& unit) {
    int channel = unit.channel;
    int input = 0;
    for (; channel >= unit.inputs[std::size_t(input)].shape.channels; ++input)
        channel -= unit.inputs[std::size_t(input)].shape.channels;
    return copied(unit.term(input, unit.y, unit.x, channel));
}

}  // namespace fovea
