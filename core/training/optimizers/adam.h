// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/error.h"
#include "core/training/optimizers/optimizer_rules.h"

namespace fovea {

/// With g' = g + decay · w: m ← β₁m + (1 − β₁)g', v ← β₂v + (1 − β₂)g'²,
/// w ← w − rate / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε) (Kingma & Ba, 2015).
struct AdamOptions {
    float beta1 = 0.9F;
    float beta2 = 0.999F;
    float epsilon = 1e-8F;
    static constexpr std::string_view kind = "adam";
    static constexpr std::string_view title = "Adam";
    static constexpr std::array<std::string_view, 2> stateNames{"first_moment", "second_moment"};
    friend bool operator==(const AdamOptions&, const AdamOptions&) = default;
};

struct AdamRule {
    float rate, beta1, beta2, decay, epsilon;
    float scale;  ///< 1 / √(1 − β₂ᵗ); `rate` holds the other correction
};

OptionFields fields(AdamOptions& options);
Result<void> checkTogether(const AdamOptions& options);
bool staysFinite(const AdamOptions& options, const StepNumbers& numbers, const StepBounds& before);
AdamRule ruleFor(const AdamOptions& options, const StepNumbers& numbers);
Magnitudes advance(const AdamRule& rule, const ParameterBlock& block);

}  // namespace fovea
