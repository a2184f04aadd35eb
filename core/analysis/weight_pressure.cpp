// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/weight_pressure.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <string>
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

/// `stride` apart from `first` on.
void quantise(std::span<float> values, std::size_t first, std::size_t stride, int bits) {
    float largest = 0;
    for (std::size_t i = first; i < values.size(); i += stride) largest = std::max(largest, magnitudeOf(values[i]));
    if (largest == 0 || !std::isfinite(largest)) return;
    const double most = std::ldexp(1.0, bits - 1) - 1;
    const double scale = double{largest} / most;
    for (std::size_t i = first; i < values.size(); i += stride)
        values[i] = static_cast<float>(std::clamp(std::nearbyint(double{values[i]} / scale), -most, most) * scale);
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

Result<PressedWeights> underPressure(const Weights& weights, const WeightPressure& pressure) {
    if (const auto sound = checkPressure(pressure); !sound) return sound.error();
    PressedWeights pressed{weights, 0, 0};
    std::vector<std::span<float>> all;
    for (const ParameterTensor& tensor : weights.layout->parameters) {
        if (!isUnderPressure(tensor)) continue;
        const std::span<float> values = valuesOf(pressed.weights, tensor);
        all.push_back(values);
        if (pressure.kind == WeightPressure::Kind::Prune && pressure.scope == WeightPressure::Scope::Layer)
            prune({values}, pressure.share);
        if (pressure.kind != WeightPressure::Kind::Quantise) continue;
        // A filter's or unit's weights lie as far apart as there are filters.
        const bool byChannel = pressure.scale == WeightPressure::Scale::Channel;
        const std::size_t channels = byChannel ? static_cast<std::size_t>(tensor.dims.back()) : 1;
        for (std::size_t channel = 0; channel < channels; ++channel) quantise(values, channel, channels, pressure.bits);
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
