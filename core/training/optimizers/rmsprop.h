// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/error.h"
#include "core/training/optimizers/optimizer_rules.h"

namespace fovea {

/// With g' = g + decay · w: s ← αs + (1 − α)g'², b ← momentum · b + g' / (√s + ε), w ← w − rate · b
/// (Tieleman & Hinton, 2012, in PyTorch's form, not centred).
struct RmsPropOptions {
    float alpha = 0.99F;
    float momentum = 0.0F;
    float epsilon = 1e-8F;
    static constexpr std::string_view kind = "rmsprop";
    static constexpr std::string_view title = "RMSProp";
    static constexpr std::array<std::string_view, 2> stateNames{"velocity", "square_average"};
    friend bool operator==(const RmsPropOptions&, const RmsPropOptions&) = default;
};

struct RmsPropRule {
    float rate, alpha, momentum, decay, epsilon;
};

OptionFields fields(RmsPropOptions& options);
Result<void> checkTogether(const RmsPropOptions& options);
bool staysFinite(const RmsPropOptions& options, const StepNumbers& numbers, const StepBounds& before);
RmsPropRule ruleFor(const RmsPropOptions& options, const StepNumbers& numbers);
Magnitudes advance(const RmsPropRule& rule, const ParameterBlock& block);

}  // namespace fovea
