// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/window_terms.h"

#include <algorithm>

namespace fovea {

namespace {

WindowGeometry windowOf(const auto& spec, Extent dilation, const Shape& input) {
    return std::get<WindowGeometry>(
        resolveWindow({input.height, input.width}, spec.kernel, spec.stride, dilation, spec.padding, spec.rounding));
}

/// body(row, column, outside) with the input's row and column under each cell of the window.
template <class Body>
void forEachCell(const WindowGeometry& window, const Shape& input, const UnitPlace& unit, const Body& body) {
    for (int i = 0; i < window.kernel.height; ++i) {
        const int row = unit.y * window.stride.height + i * window.dilation.height - window.padding.top;
        for (int j = 0; j < window.kernel.width; ++j) {
            const int column = unit.x * window.stride.width + j * window.dilation.width - window.padding.left;
            body(row, column, row < 0 || column < 0 || row >= input.height || column >= input.width);
        }
    }
}

/// The values that a pool's window holds; those in the padding take no part, or count as zeros.
UnitTerms pooledTerms(const auto& spec, Extent dilation, bool countPadding, const UnitPlace& unit,
                      UnitTerms::Rule rule) {
    UnitTerms result{.rule = rule};
    const Shape& input = unit.input().shape;
    forEachCell(windowOf(spec, dilation, input), input, unit, [&](int row, int column, bool outside) {
        if (!outside)
            result.terms.push_back(unit.term(0, row, column, unit.channel));
        else if (countPadding)
            result.terms.push_back({.y = row, .x = column, .channel = unit.channel, .isPadding = true});
    });
    return result;
}

void takeMean(UnitTerms& unit) {
    for (const UnitTerms::Term& term : unit.terms) unit.total += double(term.value);
    unit.total /= double(unit.terms.size());
}

/// Bias, if there is one, and the sum of all products.
void addProducts(UnitTerms& result, const UnitPlace& unit, std::size_t bias) {
    if (!unit.parameters.bias.empty()) result.bias = double(unit.parameters.bias[bias]);
    result.total = result.bias.value_or(0);
    for (const double sum : channelSums(result)) result.total += sum;
}

}  // namespace

// y = b[f] + Σ x · w over the cells and the channels of the filter's group
UnitTerms termsOf(const Conv2dSpec& spec, const UnitPlace& unit) {
    UnitTerms result{.rule = UnitTerms::Rule::Sum, .window = spec.kernel};
    const Shape& input = unit.input().shape;
    const int channels = input.channels / spec.groups;
    const int first = unit.channel / (spec.filters / spec.groups) * channels;
    const auto filters = static_cast<std::size_t>(spec.filters);
    auto weight = static_cast<std::size_t>(unit.channel);
    forEachCell(windowOf(spec, spec.dilation, input), input, unit, [&](int row, int column, bool outside) {
        for (int channel = first; channel < first + channels; ++channel, weight += filters) {
            UnitTerms::Term term = outside ? UnitTerms::Term{.y = row, .x = column, .channel = channel}
                                           : unit.term(0, row, column, channel);
            term.factor = unit.parameters.weight[weight];
            term.isPadding = outside;
            result.terms.push_back(term);
        }
    });
    addProducts(result, unit, static_cast<std::size_t>(unit.channel));
    return result;
}

UnitTerms termsOf(const MaxPool2dSpec& spec, const UnitPlace& unit) {
    UnitTerms result = pooledTerms(spec, spec.dilation, false, unit, UnitTerms::Rule::Maximum);
    result.total = double(std::ranges::max_element(result.terms, {}, &UnitTerms::Term::value)->value);
    return result;
}

UnitTerms termsOf(const AvgPool2dSpec& spec, const UnitPlace& unit) {
    UnitTerms result = pooledTerms(spec, spec.dilation, spec.countPadding, unit, UnitTerms::Rule::Mean);
    takeMean(result);
    return result;
}

// y = b[f] + Σ x · w over the cells and the maps that the filter sees
UnitTerms termsOf(const TableConv2dSpec& spec, const UnitPlace& unit) {
    UnitTerms result{.rule = UnitTerms::Rule::Sum, .window = spec.kernel};
    const Shape& input = unit.input().shape;
    const std::vector<TableConnection> table = connectionsOf(spec, input.channels);
    std::size_t weight = 0;
    forEachCell(windowOf(spec, {1, 1}, input), input, unit, [&](int row, int column, bool outside) {
        for (const TableConnection& connection : table) {
            const std::size_t own = weight++;
            if (connection.filter != unit.channel) continue;
            UnitTerms::Term term = outside ? UnitTerms::Term{.y = row, .x = column, .channel = connection.channel}
                                           : unit.term(0, row, column, connection.channel);
            term.factor = unit.parameters.weight[own];
            term.isPadding = outside;
            result.terms.push_back(term);
        }
    });
    addProducts(result, unit, static_cast<std::size_t>(unit.channel));
    return result;
}

// y = b[i][j][f] + Σ x · w[i][j] over the cells and the channels
UnitTerms termsOf(const LocallyConnected2dSpec& spec, const UnitPlace& unit) {
    UnitTerms result{.rule = UnitTerms::Rule::Sum, .window = spec.kernel};
    const Shape& input = unit.input().shape;
    const WindowGeometry window = windowOf(spec, {1, 1}, input);
    const auto place = static_cast<std::size_t>(unit.y * window.output.width + unit.x);
    const auto filters = static_cast<std::size_t>(spec.filters);
    const auto cells = static_cast<std::size_t>(spec.kernel.height * spec.kernel.width);
    std::size_t weight =
        place * cells * static_cast<std::size_t>(input.channels) * filters + static_cast<std::size_t>(unit.channel);
    forEachCell(window, input, unit, [&](int row, int column, bool outside) {
        for (int channel = 0; channel < input.channels; ++channel, weight += filters) {
            UnitTerms::Term term = outside ? UnitTerms::Term{.y = row, .x = column, .channel = channel}
                                           : unit.term(0, row, column, channel);
            term.factor = unit.parameters.weight[weight];
            term.isPadding = outside;
            result.terms.push_back(term);
        }
    });
    addProducts(result, unit, place * filters + static_cast<std::size_t>(unit.channel));
    return result;
}

// y = b[c] + Σ x · (w[c] / number of values) over the window
UnitTerms termsOf(const ScaledPool2dSpec& spec, const UnitPlace& unit) {
    UnitTerms result = pooledTerms(spec, {1, 1}, false, unit, UnitTerms::Rule::Sum);
    const auto channel = static_cast<std::size_t>(unit.channel);
    const double share = double(unit.parameters.weight[channel]) / double(result.terms.size());
    result.bias = double(unit.parameters.bias[channel]);
    result.total = *result.bias;
    for (UnitTerms::Term& term : result.terms) {
        term.factor = static_cast<float>(share);
        result.total += double(term.value) * double(term.factor);
    }
    return result;
}

UnitTerms termsOf(const GlobalAvgPoolSpec& /*spec*/, const UnitPlace& unit) {
    UnitTerms result{.rule = UnitTerms::Rule::Mean};
    const Shape& input = unit.input().shape;
    for (int y = 0; y < input.height; ++y) {
        for (int x = 0; x < input.width; ++x) result.terms.push_back(unit.term(0, y, x, unit.channel));
    }
    takeMean(result);
    return result;
}

}  // namespace fovea
