// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/weights_check.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "core/reason.h"

namespace fovea {

Result<void> checkWeights(const NetworkSpec& spec, const Weights& weights, const std::string& path) {
    for (const ParameterTensor& tensor : weights.layout->parameters) {
        const auto values = std::span(weights.values).subspan(tensor.offset, tensor.count);
        const auto fault = [&](Reason reason) {
            const Node* node = spec.find(tensor.node);
            return errorBecause(ErrorCode::ProjectBroken, path,
                                {reason, {node != nullptr ? node->name : std::string()}});
        };
        if (!std::ranges::all_of(values, [](float value) { return std::isfinite(value); }))
            return fault(Reason::WeightsNotFinite);
        const bool isVariance = tensor.role == ParameterRole::RunningVariance;
        if (isVariance && std::ranges::any_of(values, [](float value) { return value < 0; }))
            return fault(Reason::VarianceNegative);
    }
    return {};
}

}  // namespace fovea
