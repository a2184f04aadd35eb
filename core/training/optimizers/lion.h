// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/error.h"
#include "core/training/optimizers/optimizer_rules.h"

namespace fovea {

/// w ← (1 − rate · decay) · w − rate · sign(β₁ · m + (1 − β₁) · g), then m ← β₂ · m + (1 − β₂) · g; sign(0) is 0
/// (Chen et al., 2023, 'Symbolic Discovery of Optimization Algorithms').
struct LionOptions {
    float beta1 = 0.9F;
    float beta2 = 0.99F;
    static constexpr std::string_view kind = "lion";
    static constexpr std::string_view title = "Lion";
    static constexpr std::array<std::string_view, 1> stateNames{"momentum"};
    friend bool operator==(const LionOptions&, const LionOptions&) = default;
};

struct LionRule {
    float rate, beta1, beta2;
    float keep;  ///< 1 − rate · decay
};

OptionFields fields(LionOptions& options);
Result<void> checkTogether(const LionOptions& options);
bool staysFinite(const LionOptions& options, const StepNumbers& numbers, const StepBounds& before);
LionRule ruleFor(const LionOptions& options, const StepNumbers& numbers);
Magnitudes advance(const LionRule& rule, const ParameterBlock& block);

}  // namespace fovea
