// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/unit_terms.h"

#include "core/analysis/moved_terms.h"
#include "core/analysis/pixel_terms.h"
#include "core/analysis/window_terms.h"

namespace fovea {

namespace {

/// Pixels come from outside; see pixelTerms().
UnitTerms termsOf(const InputSpec& /*spec*/, const UnitPlace& /*unit*/) { return {}; }

bool isWithin(const LayerSpec& layer, std::span<const ConstImageView> inputs, int y, int x, int channel) {
    std::vector<Shape> shapes;
    for (const ConstImageView& input : inputs) shapes.push_back(input.shape);
    if (shapes.empty() || static_cast<int>(shapes.size()) < smallestInputs(layer)) return false;
    const ShapeResult result = outputShape(layer, shapes);
    const auto* shape = std::get_if<Shape>(&result);
    return shape != nullptr && y >= 0 && x >= 0 && channel >= 0 && y < shape->height && x < shape->width &&
           channel < shape->channels;
}

}  // namespace

std::vector<double> channelSums(const UnitTerms& unit) {
    std::vector<double> sums(static_cast<std::size_t>(unit.windowChannels()), 0.0);
    for (std::size_t i = 0; i < unit.terms.size() && !sums.empty(); ++i)
        sums[i % sums.size()] += double(unit.terms[i].value) * double(unit.terms[i].factor);
    return sums;
}

UnitParameters unitParameters(const Weights& weights, NodeId node) {
    return {weights.view(node, ParameterRole::Weight), weights.view(node, ParameterRole::Bias),
            weights.view(node, ParameterRole::RunningMean), weights.view(node, ParameterRole::RunningVariance)};
}

std::optional<UnitTerms> unitTerms(const LayerSpec& layer, std::span<const ConstImageView> inputs,
                                   const UnitParameters& parameters, int y, int x, int channel) {
    if (!isWithin(layer, inputs, y, x, channel)) return std::nullopt;
    const UnitPlace unit{inputs, parameters, y, x, channel};
    return std::visit([&](const auto& spec) { return termsOf(spec, unit); }, layer);
}

UnitTerms pixelTerms(const Preprocessing& preprocessing, float pixel, int y, int x, int channel) {
    const double deviation = double(preprocessing.deviation[std::size_t(channel)]);
    UnitTerms result{
        .rule = UnitTerms::Rule::Sum,
        .terms = {{.y = y, .x = x, .channel = channel, .value = pixel, .factor = static_cast<float>(1 / deviation)}},
        .bias = -double(preprocessing.mean[std::size_t(channel)]) / deviation};
    result.total = double(pixel) / deviation + *result.bias;
    return result;
}

}  // namespace fovea
