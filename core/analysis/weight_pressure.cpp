// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/weight_pressure.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace fovea {

namespace {

bool isUnderPressure(const ParameterTensor& tensor) {
    return tensor.role == ParameterRole::Weight && tensor.dims.size() >= 2;
}

std::span<float> valuesOf(Weights& weights, const ParameterTensor& tensor) {
    return std::span(weights.values).subspan(tensor.offset, tensor.count);
}

/// What is no number is never among the smallest.
float magnitudeOf(float weight) {
    return std::isnan(weight) ? std::numeric_limits<float>::infinity() : std::abs(weight);
}

/// Zeros the smallest of all parts together.
void prune(const std::vector<std::span<float>>& parts, double share) {
    std::vector<float> magnitudes;
    for (const auto part : parts)
        for (const float weight : part) magnitudes.push_back(magnitudeOf(weight));
    const auto count = static_cast<std::size_t>(std::nearbyint(share * static_cast<double>(magnitudes.size())));
    if (count == 0) return;
    const auto last = magnitudes.begin() + static_cast<std::ptrdiff_t>(count) - 1;
    std::nth_element(magnitudes.begin(), last, magnitudes.end());
    const float limit = *last;
    auto atLimit = count - static_cast<std::size_t>(std::count_if(magnitudes.begin(), last,
                                                                  [&](float magnitude) { return magnitude < limit; }));
    for (const auto part : parts)
        for (float& weight : part) {
            const float magnitude = magnitudeOf(weight);
            if (magnitude > limit || (magnitude == limit && atLimit == 0)) continue;
            if (magnitude == limit) --atLimit;
            weight = 0;
        }
}

/// Which values have a scale in common: value i is of group groups[i % groups.size()].
std::vector<std::size_t> scaleGroups(const NetworkSpec& spec, const ShapeTable& shapes, const ParameterTensor& tensor,
                                     WeightPressure::Scale scale) {
    if (scale == WeightPressure::Scale::Tensor) return {0};
    std::vector<std::size_t> groups;
    if (const auto* table = std::get_if<TableConv2dSpec>(&spec.find(tensor.node)->layer)) {
        const Shape input = std::get<Shape>(shapes.at(spec.inputsOf(tensor.node).front()));
        for (const TableConnection& connection : connectionsOf(*table, input.channels))
            groups.push_back(static_cast<std::size_t>(connection.filter));
        return groups;
    }
    // A filter's or unit's weights lie as far apart as there are filters.
    groups.resize(static_cast<std::size_t>(tensor.dims.back()));
    std::iota(groups.begin(), groups.end(), std::size_t{0});
    return groups;
}

void quantise(std::span<float> values, const std::vector<std::size_t>& groups, int bits) {
    std::vector<float> largest(*std::ranges::max_element(groups) + 1, 0.0F);
    for (std::size_t i = 0; i < values.size(); ++i) {
        float& own = largest[groups[i % groups.size()]];
        own = std::max(own, magnitudeOf(values[i]));
    }
    const double most = std::ldexp(1.0, bits - 1) - 1;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const float own = largest[groups[i % groups.size()]];
        if (own == 0 || !std::isfinite(own)) continue;
        const double scale = double{own} / most;
        values[i] = static_cast<float>(std::clamp(std::nearbyint(double{values[i]} / scale), -most, most) * scale);
    }
}

Result<void> checkPressure(const WeightPressure& pressure) {
    if (pressure.kind == WeightPressure::Kind::Prune && !(pressure.share >= 0 && pressure.share <= 1))
        return Error{ErrorCode::OptionInvalid, {"--share", pressure.share, "0 … 1"}};
    if (pressure.kind == WeightPressure::Kind::Quantise &&
        (pressure.bits < WeightPressure::leastBits || pressure.bits > WeightPressure::mostBits))
        return Error{ErrorCode::OptionInvalid,
                     {"--bits", std::int64_t{pressure.bits},
                      std::to_string(WeightPressure::leastBits) + " … " + std::to_string(WeightPressure::mostBits)}};
    return {};
}

}  // namespace

Result<PressedWeights> underPressure(const NetworkSpec& spec, const Weights& weights, const WeightPressure& pressure) {
    if (const auto sound = checkPressure(pressure); !sound) return sound.error();
    PressedWeights pressed{weights, 0, 0};
    const ShapeTable shapes = inferShapes(spec);
    std::vector<std::span<float>> all;
    for (const ParameterTensor& tensor : weights.layout->parameters) {
        if (!isUnderPressure(tensor)) continue;
        const std::span<float> values = valuesOf(pressed.weights, tensor);
        all.push_back(values);
        if (pressure.kind == WeightPressure::Kind::Prune && pressure.scope == WeightPressure::Scope::Layer)
            prune({values}, pressure.share);
        if (pressure.kind == WeightPressure::Kind::Quantise)
            quantise(values, scaleGroups(spec, shapes, tensor, pressure.scale), pressure.bits);
    }
    if (pressure.kind == WeightPressure::Kind::Prune && pressure.scope == WeightPressure::Scope::Network)
        prune(all, pressure.share);
    for (const auto part : all) {
        pressed.count += static_cast<std::int64_t>(part.size());
        pressed.zeros += std::count(part.begin(), part.end(), 0.0F);
    }
    return pressed;
}

}  // namespace fovea
